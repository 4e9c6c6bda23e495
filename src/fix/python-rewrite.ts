import type { FileFacts, ImportFact } from "../model/facts.js";
import { rangeOf, type EditableText, type TextEdit } from "./editable-text.js";
import { isCommented, lineBelow, standsAlone, withoutLines } from "./lines.js";
import { changeList } from "./name-list.js";
import { fromImportAt, type FromImport } from "./python-statement.js";
import { type MovedNames, namesByTarget, type Rewrite, type Rewritten } from "./rewrite.js";

/** Rewrites `from … import …` statements of a Python file. */
export function rewritePython(source: EditableText, facts: FileFacts, statements: readonly MovedNames[]): Rewritten {
  const edits: TextEdit[] = [];
  const failures = new Map<number, string>();
  const additions = new Map<number, string[]>();
  const rewritten = new Set(statements.map(({ index }) => index));
  for (const moved of statements) {
    const fact = facts.imports[moved.index];
    const statement = fact === undefined ? null : statementOf(source, fact);
    if (fact === undefined || statement === null) {
      failures.set(moved.index, "it is not imported by a plain `from … import`");
      continue;
    }
    const home = (module: string): number | null =>
      homeFor(source, facts, { fact, statement, moved }, module, rewritten);
    const done = rewriteOne(source, { fact, statement, moved }, home);
    if (typeof done === "string") {
      failures.set(moved.index, done);
      continue;
    }
    edits.push(...done.edits);
    for (const [index, names] of done.added) additions.set(index, [...(additions.get(index) ?? []), ...names]);
  }
  for (const [index, names] of additions) {
    const fact = facts.imports[index];
    const statement = fact === undefined ? null : statementOf(source, fact);
    if (fact === undefined || statement === null) throw new Error("an import that names are added to is none");
    const has = new Set(fact.names.map(({ imported, local }) => asWritten(imported, local)));
    const added = [...new Set(names)].filter((name) => !has.has(name));
    if (added.length > 0) {
      edits.push(changeList(source.text, statement.names, { items: new Map(), added }, source.newline));
    }
  }
  return { edits, failures };
}

interface Statement {
  readonly fact: ImportFact;
  readonly statement: FromImport;
  readonly moved: MovedNames;
}

function statementOf(source: EditableText, fact: ImportFact): FromImport | null {
  if (fact.form !== "import" || fact.names.length === 0) return null;
  const statement = fromImportAt(source.text, rangeOf(source, fact.span));
  return statement?.names.items.length === fact.names.length ? statement : null;
}

function asWritten(imported: string, local: string | null): string {
  return local === null || local === imported ? imported : `${imported} as ${local}`;
}

function rewriteOne(
  { text, newline }: EditableText,
  { fact, statement, moved }: Statement,
  homeOf: (module: string) => number | null,
): Rewrite | string {
  const { start, end, module, names } = statement;
  const alone = standsAlone(text, start, end);
  const targets = namesByTarget(moved);
  const isWhole = moved.names.size === fact.names.length;
  const write = (name: number, imported: string): string => asWritten(imported, fact.names[name]?.local ?? null);
  const homes = new Map([...targets.keys()].map((target) => [target, alone ? homeOf(target) : null]));
  const goes = isWhole && [...homes.values()].every((home) => home !== null) && !isCommented(text, start, end);
  // What stays here: names that are right, or else those of one of the new modules.
  const kept =
    isWhole && !goes ? ([...homes].find(([, home]) => home === null)?.[0] ?? [...targets.keys()][0]) : undefined;
  const others = [...targets].filter(([target]) => target !== kept);
  if (!alone && others.length > 0) return "its import shares a line with other code";
  const edits: TextEdit[] = [];
  const added = new Map<number, readonly string[]>();
  const items = new Map<number, string | null>();
  for (const [target, some] of targets) {
    for (const [name, imported] of some) {
      if (target !== kept) items.set(name, null);
      else if (imported !== fact.names[name]?.imported) items.set(name, write(name, imported));
    }
  }
  if (kept !== undefined) edits.push({ ...module, text: kept });
  if (goes) edits.push(withoutLines(text, start, end));
  else if (items.size > 0) edits.push(changeList(text, names, { items, added: [] }, newline));
  const lines: string[] = [];
  for (const [target, some] of others) {
    const written = [...some].map(([name, imported]) => write(name, imported));
    const home = homes.get(target) ?? null;
    if (home === null) lines.push(`from ${target} import ${written.join(", ")}`);
    else added.set(home, [...(added.get(home) ?? []), ...written]);
  }
  if (lines.length > 0) edits.push(...lines.map((line) => lineBelow(text, { start, end }, line, newline)));
  return { edits, added };
}

/**
 * An import of the module that names can be added to without changing when they are bound: one above, at the top level like the statement
 * itself, or one below with nothing but imports between.
 */
function homeFor(
  source: EditableText,
  facts: FileFacts,
  { fact, statement, moved }: Statement,
  module: string,
  rewritten: ReadonlySet<number>,
): number | null {
  const { text } = source;
  const isTop = (each: ImportFact, start: number): boolean =>
    !each.deferred && !each.conditional && (start === source.offset(1, 1) || /[\r\n]/.test(text[start - 1] ?? ""));
  if (!isTop(fact, statement.start)) return null;
  const bound = [...moved.names.keys()].map((name) => fact.names[name]?.local);
  if (bound.some((local) => facts.bindings.filter(({ name }) => name === local).length !== 1)) return null;
  for (const [index, each] of facts.imports.entries()) {
    if (index === moved.index || rewritten.has(index) || each.specifier !== module) continue;
    const other = statementOf(source, each);
    if (other === null || !isTop(each, other.start) || !standsAlone(text, other.start, other.end)) continue;
    if (other.start < statement.start || hasOnlyImports(text.slice(statement.end, other.start))) return index;
  }
  return null;
}

function hasOnlyImports(text: string): boolean {
  return text
    .replaceAll(/^from\s[^\n(]+\bimport\s*\([^()]*\)/gm, "")
    .split(/\r\n?|\n/)
    .every((line) => /^(?:\s*(?:#.*)?|(?:import|from)\s[^;\\]*)$/.test(line));
}
