import { loadExtractor } from "../../src/extract/extract.js";
import type { BindingTarget, Dialect, ExportFact, FileFacts, Member } from "../../src/model/facts.js";

const extractor = await loadExtractor("ts");

/** The facts of a text: the one way in which tests of the extractor get at them. */
export function factsOf(text: string, dialect: Dialect = "ts"): FileFacts {
  return extractor(text, dialect);
}

/** Each definition as one short line: `exported abstract class Name: Base, implements Other @Decorator gives Thing`. */
export function definitions({ definitions }: FileFacts): string[] {
  return definitions.map(({ name, kind, exported, abstract, bases, decorators, gives }) => {
    const flags = `${exported ? "exported " : ""}${abstract ? "abstract " : ""}`;
    const on = bases.map((base) => (base.relation === "extends" ? base.name : `implements ${base.name}`)).join(", ");
    const from = on === "" ? "" : `: ${on}`;
    const given = gives.length === 0 ? "" : ` gives ${gives.join(" | ")}`;
    return `${flags}${kind} ${name}${from}${decorators.map((it) => ` @${it}`).join("")}${given}`;
  });
}

/** Each binding as one short line: `name = definition`, `name = alias a.b`, `name = "./x" imported`. */
export function bindings(facts: FileFacts): string[] {
  return facts.bindings.map(
    ({ name, target, conditional }) => `${name} = ${describeTarget(facts, target)}${conditional ? " sometimes" : ""}`,
  );
}

function describeTarget(facts: FileFacts, target: BindingTarget): string {
  if (target.kind === "definition") return target.definition;
  if (target.kind === "alias") return `alias ${target.path.join(".")}`;
  return imported(facts, target.import, target.name);
}

/** Each export as one short line: `name <- local.path`, `name <- "./x" imported`, `name <- definition Name`. */
export function exports(facts: FileFacts): string[] {
  return facts.exports.map(({ name, source }) => `${name} <- ${describeSource(facts, source)}`);
}

function describeSource(facts: FileFacts, source: ExportFact["source"]): string {
  if (source.kind === "local") return source.path.join(".");
  return source.kind === "definition" ? `definition ${source.definition}` : imported(facts, source.import, source.name);
}

function imported({ imports }: FileFacts, index: number, name: number): string {
  const fact = imports[index]!;
  return `${JSON.stringify(fact.specifier)} ${name === -1 ? "all" : fact.names[name]!.imported}`;
}

/** Each import as one short line: `form "./x" imported as local, type other (conditional, deferred)`. */
export function imports({ imports }: FileFacts): string[] {
  return imports.map(({ form, specifier, names, conditional, deferred }) => {
    const list = names.map(({ imported, local, typeOnly }) => {
      const as = local === null ? "" : ` as ${local}`;
      return ` ${typeOnly ? "type " : ""}${imported}${as}`;
    });
    const notes = [conditional ? "conditional" : [], deferred ? "deferred" : []].flat();
    const suffix = notes.length === 0 ? "" : ` (${notes.join(", ")})`;
    return `${form} ${JSON.stringify(specifier)}${list.join(",")}${suffix}`;
  });
}

/** Each access as one short line: `global process.env.PORT read read`. */
export function accesses({ accesses }: FileFacts): string[] {
  return accesses.map(({ path, root, uses }) => `${root} ${path.join(".")} ${uses.map((use) => use.kind).join(" ")}`);
}

/** Each member of the first definition as one short line: `private static method send present -> inner gives Thing`. */
export function members({ definitions }: FileFacts): string[] {
  return (definitions[0]?.members ?? []).map(describeMember);
}

function describeMember({ name, kind, isStatic, visibility, body, forwardsTo, gives }: Member): string {
  const flags = `${visibility === "public" ? "" : `${visibility} `}${isStatic ? "static " : ""}`;
  const to = forwardsTo === null ? "" : ` -> ${forwardsTo}`;
  return `${flags}${kind} ${name} ${body}${to}${gives.length === 0 ? "" : ` gives ${gives.join(" | ")}`}`;
}
