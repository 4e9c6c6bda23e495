import type { ResolvedImport, SymbolGraph } from "../model/graph.js";
import { importedFrom } from "../model/imported-from.js";
import { factOf, isText, type ImportFault } from "./import-fault.js";
import type { LoadingChange } from "./loading-changes.js";

/** What has to be known to tell whether mending a fault may change what the program does. */
export interface DangerInput {
  readonly graph: SymbolGraph;
  readonly changes: ReadonlyMap<string, LoadingChange>;
  /** Modules that do something when they run. */
  readonly effectful: ReadonlySet<string>;
  readonly replaced: ReplacedNames;
}

/** What tests replace in modules, by the module. */
export type ReplacedNames = ReadonlyMap<string, readonly ResolvedImport[]>;

/** Finds what strings and mocks replace. */
export function replacedNames(graph: SymbolGraph): ReplacedNames {
  const replaced = new Map<string, ResolvedImport[]>();
  for (const row of graph.imports) {
    if (row.module === null || (row.form !== "string" && row.form !== "mock")) continue;
    replaced.set(row.module, [...(replaced.get(row.module) ?? []), row]);
  }
  return replaced;
}

/** Why mending a fault may change what the program does, as the end of a sentence; null where it does not. */
export function dangerOf(fault: ImportFault, input: DangerInput): string | null {
  const { graph, changes, effectful } = input;
  const { row, canonical, module } = fault;
  if (isText(fault)) return "it changes a string";
  if (row.typeOnly) return null;
  if (factOf(graph, fault)?.conditional === true) return "its import is conditional";
  const change = changes.get(row.file);
  if (!row.deferred && change?.cycles.has(canonical) === true) return `\`${canonical}\` would import it in a circle`;
  const lost = [...(change?.lost.get(fault.ref.import) ?? [])].find((each) => effectful.has(each));
  if (lost !== undefined)
    return `\`${lost}\` does something when it is loaded, and would not be loaded for it any more`;
  if (isReplaced(fault, input.replaced)) return `a test replaces it in \`${module}\``;
  return isPatched(fault, canonical, input.replaced)
    ? `a test replaces it in \`${canonical}\`, and it would see that`
    : null;
}

/** Whether a test replaces what a fault imports, where the import sees it now: a mocked module anywhere, a patched name where it is looked up late. */
export function isReplaced(fault: ImportFault, replaced: ReplacedNames): boolean {
  if (fault.module === fault.canonical) return false;
  const isMocked = (replaced.get(fault.module) ?? []).some(({ form }) => form === "mock");
  return isMocked || isPatched(fault, fault.module, replaced);
}

/** What is bound at the start is not patched. */
function isPatched({ row, definition }: ImportFault, module: string, replaced: ReplacedNames): boolean {
  if (!row.deferred) return false;
  return (replaced.get(module) ?? []).some(
    ({ form, resolution }) =>
      form === "string" && resolution.status === "definition" && resolution.symbol === definition,
  );
}

/** A row that still imports from a module, or replaces something in it, when these faults are mended; null when none is left. */
export function remainingUse(
  graph: SymbolGraph,
  module: string,
  texts: readonly ImportFault[],
  isMended: (row: ResolvedImport) => boolean,
): ResolvedImport | null {
  const definitions = new Set(texts.map(({ definition }) => definition));
  const isWhole = texts.some(({ row }) => row.imported === "*");
  for (const row of graph.imports) {
    if (row.module !== module && importedFrom(row) !== module) continue;
    const { resolution } = row;
    const concerns = isWhole || (resolution.status === "definition" && definitions.has(resolution.symbol));
    if (concerns && !isMended(row)) return row;
  }
  return null;
}
