import type { ExportFact, FileFacts, ImportedName } from "../model/facts.js";
import type { SymbolGraph } from "../model/graph.js";
import type { Chain, Hop } from "../model/resolution.js";
import type { Span } from "../model/span.js";
import { splitSymbolId, type SymbolId } from "../model/symbol-id.js";
import type { ImportFault } from "./import-fault.js";

/**
 * The file that gives on as a type alone (`export type { X }`) what a fault is to import as a value; null where none does. What the import gets as a
 * type now it may get so from elsewhere.
 */
export function typeOnlyWay(
  graph: SymbolGraph,
  { row, module, canonical, name, definition }: ImportFault,
): string | null {
  if (row.typeOnly || isType(graph, definition)) return null;
  const there = graph.resolveExport(canonical, name);
  if (there.status !== "definition") return null;
  const found = typeOnlyFile(graph, { file: canonical, name }, there);
  const isSoNow =
    found !== null &&
    typeOnlyFile(graph, { file: module, name: row.imported }, { symbol: definition, chain: row.resolution.chain }) !==
      null;
  return isSoNow ? null : found;
}

function isType(graph: SymbolGraph, symbol: SymbolId): boolean {
  const kind = graph.definition(symbol)?.facts.kind;
  return kind === "interface" || kind === "typeAlias";
}

/** Where one is on the way, and the name that it is looking for there. */
interface Step {
  readonly file: string;
  readonly name: string;
}

interface Way {
  readonly symbol: SymbolId;
  readonly chain: Chain;
}

function typeOnlyFile(graph: SymbolGraph, start: Step, { symbol, chain }: Way): string | null {
  const end = splitSymbolId(symbol)?.file ?? "";
  let { file, name } = start;
  for (const [index, hop] of chain.entries()) {
    const facts = graph.file(hop.file)?.facts;
    const taken = facts === undefined ? null : takenBy(facts, hop);
    if (taken?.typeOnly === true || isTypeExport(graph, { file, name })) return hop.file;
    // An alias stays in its file.
    if (taken === null) continue;
    file = chain[index + 1]?.file ?? end;
    name = taken.imported === "*" ? name : taken.imported;
  }
  return isTypeExport(graph, { file, name }) ? file : null;
}

/** What a hop takes from the next module; null of an alias. */
function takenBy({ imports, exports }: FileFacts, hop: Hop): ImportedName | null {
  if (hop.hop === "alias") return null;
  if (hop.hop === "import") {
    return imports.flatMap(({ names }) => names).find(({ span }) => isSameSpan(span, hop.span)) ?? null;
  }
  const source = exports.find(({ span }) => isSameSpan(span, hop.span))?.source;
  if (source?.kind !== "reexport") return null;
  return imports[source.import]?.names[Math.max(source.name, 0)] ?? null;
}

/** `export { type X }` of something that the file has itself, under whatever name. */
function isTypeExport(graph: SymbolGraph, { file, name }: Step): boolean {
  const found = graph.file(file)?.facts.exports.find((each: ExportFact) => each.name === name);
  return found?.typeOnly === true;
}

function isSameSpan(a: Span, b: Span): boolean {
  return a.every((each, index) => each === b[index]);
}
