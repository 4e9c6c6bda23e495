import type { FileFacts, ImportFact } from "../model/facts.js";
import { rangeOf, type EditableText, type TextEdit } from "./editable-text.js";
import { importDeclarations, type ImportStatement } from "./import-declarations.js";
import { isCommented, lineBelow, standsAlone, withoutLines } from "./lines.js";
import { changeList } from "./name-list.js";
import { type MovedNames, namesByTarget, type Rewrite, type Rewritten } from "./rewrite.js";

/** Rewrites imports of a TypeScript or JavaScript file. */
export function rewriteTypescript(
  source: EditableText,
  file: { readonly path: string; readonly facts: FileFacts },
  statements: readonly MovedNames[],
): Rewritten {
  const { facts } = file;
  const declarations = importDeclarations(source.text, file.path);
  const statementOf = (index: number): ImportStatement | null => {
    const fact = facts.imports[index];
    return fact?.form === "import" ? (declarations.get(rangeOf(source, fact.span).start) ?? null) : null;
  };
  const edits: TextEdit[] = [];
  const failures = new Map<number, string>();
  const additions = new Map<number, string[]>();
  const rewritten = new Set(statements.map(({ index }) => index));
  for (const moved of statements) {
    const fact = facts.imports[moved.index];
    const statement = statementOf(moved.index);
    if (fact === undefined) continue;
    const done =
      statement === null
        ? otherSpecifier(source, fact, moved)
        : rewriteOne(source, { fact, statement, moved }, (specifier) =>
            homeFor(source.text, { statement, specifier }, facts, (index) =>
              rewritten.has(index) ? null : statementOf(index),
            ),
          );
    if (typeof done === "string") {
      failures.set(moved.index, done);
      continue;
    }
    edits.push(...done.edits);
    for (const [index, names] of done.added) additions.set(index, [...(additions.get(index) ?? []), ...names]);
  }
  for (const [index, names] of additions) {
    const [fact, home] = [facts.imports[index], statementOf(index)];
    if (fact === undefined || home === null) throw new Error("an import that names are added to is none");
    edits.push(...additionTo(source, home, withoutThose(fact, names)));
  }
  return { edits, failures };
}

interface Statement {
  readonly fact: ImportFact;
  readonly statement: ImportStatement;
  readonly moved: MovedNames;
}

/** `require`, `import()` and import types: what names they take stands elsewhere, so that only the specifier can be another one. */
function otherSpecifier(source: EditableText, { form, names, span }: ImportFact, moved: MovedNames): Rewrite | string {
  const targets = namesByTarget(moved);
  const [target] = targets.keys();
  const isSame = [...moved.names].every(([name, { imported }]) => names[name]?.imported === imported);
  if (form === "import" || target === undefined) return "it is imported in a way that no fix knows";
  if (targets.size > 1 || moved.names.size < names.length) return "other names come from the module in the same place";
  if (!isSame) return "it has another name there";
  return { edits: [{ ...rangeOf(source, span), text: target }], added: new Map() };
}

function rewriteOne(
  source: EditableText,
  { fact, statement, moved }: Statement,
  homeOf: (specifier: string) => number | null,
): Rewrite | string {
  const { text, newline } = source;
  const { start, end, quote } = statement;
  const targets = namesByTarget(moved);
  const isWhole = moved.names.size === fact.names.length;
  const alone = standsAlone(text, start, end);
  const homes = new Map(
    [...targets].map(([target, names]) => [
      target,
      alone && ![...names.values()].includes("default") ? homeOf(target) : null,
    ]),
  );
  const goes = isWhole && [...homes.values()].every((home) => home !== null) && !isCommented(text, start, end);
  const kept =
    isWhole && !goes ? ([...homes].find(([, home]) => home === null)?.[0] ?? [...targets.keys()][0]) : undefined;
  const others = [...targets].filter(([target]) => target !== kept);
  if (statement.attributes) return "its import has attributes";
  if (!alone && others.length > 0) return "its import shares a line with other code";
  const edits: TextEdit[] = [];
  const added = new Map<number, readonly string[]>();
  if (goes) edits.push(withoutLines(text, start, end));
  else edits.push(...clauseEdits(source, { fact, statement, moved }, kept));
  if (kept !== undefined) edits.push({ ...statement.specifier, text: kept });
  for (const [target, some] of others) {
    const names = [...some].map(([name, imported]) => written(fact, statement, name, imported));
    const home = homes.get(target) ?? null;
    if (home !== null) {
      added.set(home, [...(added.get(home) ?? []), ...names]);
      continue;
    }
    const type = statement.typeOnly ? "type " : "";
    const specifier = `${quote}${target}${quote}${statement.semicolon ? ";" : ""}`;
    const clauses = clausesOf(
      [...some].map(([name, imported]) => ({ imported, name })),
      fact,
      statement,
    );
    for (const clause of clauses) {
      edits.push(lineBelow(text, { start, end }, `import ${type}${clause} from ${specifier}`, newline));
    }
  }
  return { edits, added };
}

/** What the names of one module are written as: a default import has no place in a type-only one beside others. */
function clausesOf(
  names: readonly { readonly imported: string; readonly name: number }[],
  fact: ImportFact,
  statement: ImportStatement,
): readonly string[] {
  const local = (name: number): string => fact.names[name]?.local ?? "";
  const defaults = names.filter(({ imported }) => imported === "default").map(({ name }) => local(name));
  const named = names.filter(({ imported }) => imported !== "default");
  const braces = named.map(({ imported, name }) => written(fact, statement, name, imported)).join(", ");
  return [...defaults, ...(named.length > 0 ? [`{ ${braces} }`] : [])];
}

/** A name as it stands in braces, with the `type` that it has there. */
function written(fact: ImportFact, statement: ImportStatement, name: number, imported: string): string {
  const local = fact.names[name]?.local ?? imported;
  const at = name - (statement.defaultName === null ? 0 : 1);
  return `${statement.types[at] === true ? "type " : ""}${imported === local ? imported : `${imported} as ${local}`}`;
}

/** The changes between `import` and `from`: names are taken out, or get other names where all of them come from another module now. */
function clauseEdits(
  { text, newline }: EditableText,
  { fact, statement, moved }: Statement,
  kept: string | undefined,
): readonly TextEdit[] {
  const { defaultName, names, clause } = statement;
  const stays = [...fact.names.keys()].filter((name) => {
    const move = moved.names.get(name);
    return move === undefined || move.specifier === kept;
  });
  const importedOf = (name: number): string => moved.names.get(name)?.imported ?? fact.names[name]?.imported ?? "";
  const first = defaultName === null ? 0 : 1;
  const isDefault = (name: number): boolean => first === 1 && name === 0;
  const isShapeKept =
    stays.every((name) => isDefault(name) === (importedOf(name) === "default")) &&
    (first === 0 || stays.includes(0)) &&
    (names === null || stays.length > first);
  if (!isShapeKept) {
    const clauses = clausesOf(
      stays.map((name) => ({ imported: importedOf(name), name })),
      fact,
      statement,
    );
    return [{ ...clause, text: clauses.join(", ") }];
  }
  const items = new Map<number, string | null>();
  for (const [name, { imported, specifier }] of moved.names) {
    if (isDefault(name)) continue;
    if (specifier !== kept) items.set(name - first, null);
    else if (imported !== fact.names[name]?.imported) items.set(name - first, written(fact, statement, name, imported));
  }
  return names === null || items.size === 0 ? [] : [changeList(text, names, { items, added: [] }, newline)];
}

/** An import of a module that takes names of the same kind: types to types, values to values. */
function homeFor(
  text: string,
  { statement, specifier }: { readonly statement: ImportStatement; readonly specifier: string },
  facts: FileFacts,
  statementOf: (index: number) => ImportStatement | null,
): number | null {
  for (const [index, fact] of facts.imports.entries()) {
    const other = fact.specifier === specifier ? statementOf(index) : null;
    if (other === null || other === statement || other.attributes || other.typeOnly !== statement.typeOnly) continue;
    if (other.names === null && (other.typeOnly || other.defaultName === null)) continue;
    if (standsAlone(text, other.start, other.end)) return index;
  }
  return null;
}

function withoutThose({ names }: ImportFact, added: readonly string[]): readonly string[] {
  const has = new Set(names.map(({ imported, local }) => (imported === local ? imported : `${imported} as ${local}`)));
  return [...new Set(added)].filter((name) => !has.has(name));
}

function additionTo(
  { text, newline }: EditableText,
  home: ImportStatement,
  added: readonly string[],
): readonly TextEdit[] {
  if (added.length === 0) return [];
  if (home.names !== null) return [changeList(text, home.names, { items: new Map(), added }, newline)];
  const at = home.clause.end;
  return [{ start: at, end: at, text: `, { ${added.join(", ")} }` }];
}
