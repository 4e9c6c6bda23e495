import { assertNever } from "../../../src/model/assert-never.js";
import type { GraphDefinition, ResolvedImport, SymbolGraph } from "../../../src/model/graph.js";
import type { Resolution } from "../../../src/model/resolution.js";
import { splitSymbolId } from "../../../src/model/symbol-id.js";
import type { CheckedFile } from "./checker-side.js";
import { declarationsOf, isMissing, type Declared } from "./declared-name.js";
import { lineOf, offsetOf } from "./locate.js";
import { symbolAt } from "./symbol-at.js";
import type { Judgement } from "./tally.js";

/** Compares every imported name, and every member that is reached through an imported module. */
export function compareNames(graph: SymbolGraph, files: ReadonlyMap<string, CheckedFile>): Judgement[] {
  return graph.imports.flatMap((row) => {
    const file = files.get(row.file);
    const isSpecifierAlone =
      row.form === "mock" || row.form === "string" || (row.imported === "*" && row.local === null);
    if (file === undefined || isSpecifierAlone) return [];
    const symbol = symbolAt(row, file);
    const theirs = declarationsOf(symbol, file.program);
    const question: Question = {
      about: "name",
      place: `${lineOf(row.file, row.span)} ${row.imported} from "${row.specifier}"`,
      categories: categoriesOf(row, theirs),
      resolution: row.resolution,
      theirs,
      isMissing: isMissing(symbol, file.program),
    };
    const isUntyped = row.form === "require" && (file.source.flags & file.program.ts.NodeFlags.JavaScriptFile) === 0;
    return [{ ...answer(question, { graph, files }), isUntyped }];
  });
}

/** A name that both sides resolved. */
export interface Question {
  readonly about: "name" | "export";
  readonly place: string;
  readonly categories: readonly string[];
  readonly resolution: Resolution;
  readonly theirs: readonly Declared[];
  /** The checker finds nothing at all, not even outside of the project. */
  readonly isMissing: boolean;
}

/** Both answers to everything. */
export interface Sides {
  readonly graph: SymbolGraph;
  readonly files: ReadonlyMap<string, CheckedFile>;
}

/** Judges one name. */
export function answer(question: Question, sides: Sides): Judgement {
  const { about, place, categories, resolution, theirs } = question;
  return {
    about,
    place,
    categories,
    verdict: verdictOf(question, sides),
    ours: textOf(resolution),
    theirs:
      theirs.map(({ file, name }) => (name === null ? file : `${file}#${name}`)).join(" + ") || elsewhere(question),
  };
}

function elsewhere({ isMissing }: Question): string {
  return isMissing ? "nothing" : "outside of the project";
}

function verdictOf({ resolution, theirs, isMissing }: Question, sides: Sides): Judgement["verdict"] {
  switch (resolution.status) {
    case "definition": {
      const definition = sides.graph.definition(resolution.symbol);
      if (definition === null) return "disagree";
      if (theirs.some((item) => isSame(definition, item, sides.files))) return "agree";
      return leadsThrough(resolution, theirs, sides) ? "agreeThroughAlias" : "disagree";
    }
    case "module":
      // A file that is no code is what it is, whatever an ambient pattern says about its kind.
      if (theirs.length === 0 && !/\.(?:[cm]?[jt]s|[jt]sx)$/.test(resolution.module)) return "outside";
      if (theirs.some((item) => item.file === resolution.module && item.name === null)) return "agree";
      return leadsThrough(resolution, theirs, sides) ? "agreeThroughAlias" : "disagree";
    case "external":
      if (theirs.length === 0) return "outside";
      return leadsThrough(resolution, theirs, sides) ? "agreeThroughAlias" : "disagree";
    case "unresolved":
      return isMissing ? "agree" : "disagree";
    case "unknown":
      return theirs.length === 0 ? "outside" : "disagree";
    default:
      return assertNever(resolution);
  }
}

function isSame(definition: GraphDefinition, declared: Declared, files: ReadonlyMap<string, CheckedFile>): boolean {
  if (definition.file !== declared.file) return false;
  const source = files.get(definition.file)?.source;
  const isAtPlace = source !== undefined && offsetOf(source, definition.facts.span) === declared.at;
  const { name = "" } = splitSymbolId(definition.symbol) ?? {};
  return isAtPlace || name === declared.name;
}

/** Whether the checker stopped where we went on: at a value, or a property of `module.exports`, that is only another name for something. */
function leadsThrough({ chain }: Resolution, theirs: readonly Declared[], sides: Sides): boolean {
  return theirs.some(({ file, at }) => {
    const source = sides.files.get(file)?.source;
    if (source === undefined) return false;
    const hops = chain.filter((hop) => hop.file === file);
    const exported = hops.length === 0 ? [] : (sides.graph.file(file)?.facts.exports ?? []);
    const aliases = exported.filter((fact) => fact.source.kind !== "definition");
    return [...hops, ...aliases].some((item) => offsetOf(source, item.span) === at);
  });
}

function textOf(resolution: Resolution): string {
  switch (resolution.status) {
    case "definition":
      return resolution.symbol;
    case "module":
      return resolution.module;
    case "external":
      return `external ${resolution.name}`;
    case "unresolved":
      return `unresolved ${resolution.missing.kind}`;
    case "unknown":
      return `unknown (${resolution.reason})`;
    default:
      return assertNever(resolution);
  }
}

function categoriesOf(row: ResolvedImport, theirs: readonly Declared[]): string[] {
  const isRenamed = row.local !== null && row.local !== row.imported && !["default", "*"].includes(row.imported);
  const found: Readonly<Record<string, boolean>> = {
    default: row.imported === "default",
    member: row.form === "member",
    merged: theirs.length > 1,
    namespace: row.imported === "*",
    renamed: isRenamed || row.resolution.chain.some((hop) => hop.hop === "alias"),
    require: row.form === "require" || row.form === "importEquals",
    star: row.resolution.chain.some((hop) => hop.hop === "star"),
    "type-only": row.typeOnly,
  };
  const categories = Object.keys(found).filter((name) => found[name]);
  return categories.length === 0 ? ["plain"] : categories;
}
