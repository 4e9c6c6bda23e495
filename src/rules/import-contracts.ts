import type { ResolvedImport, SymbolGraph } from "../model/graph.js";
import type { ImportContract, Manifest } from "../model/manifest.js";
import { resolveDeclared } from "../model/resolve-declared.js";
import { simpleName, splitSymbolId, type SymbolId } from "../model/symbol-id.js";

/** A declared import, with everything in it looked up in the code. */
export interface LinkedContract {
  readonly contract: ImportContract;
  /** The name under which it is to be imported; null when the canonical module has it as its default export alone. */
  readonly name: string | null;
  /** What the symbol stands for. */
  readonly definition: SymbolId;
  /** The module to import it from. */
  readonly canonical: string;
  readonly deprecated: ReadonlySet<string>;
}

/** The declared imports by the definition that they are about. What does not exist is left to `manifest-drift`. */
export function linkContracts(
  graph: SymbolGraph,
  manifest: Manifest,
): ReadonlyMap<SymbolId, readonly LinkedContract[]> {
  const linked = new Map<SymbolId, LinkedContract[]>();
  for (const contract of manifest.imports) {
    const resolution = resolveDeclared(graph, contract.symbol);
    const canonical = graph.moduleNamed(contract.from);
    if (resolution?.status !== "definition" || canonical === null) continue;
    const definition = resolution.symbol;
    const deprecated = contract.deprecated.flatMap(({ module }) => graph.moduleNamed(module) ?? []);
    const own = simpleName(contract.symbol);
    const name = leadsTo(graph, canonical, own, definition) ? own : null;
    const one = { contract, name, definition, canonical, deprecated: new Set(deprecated) };
    linked.set(definition, [...(linked.get(definition) ?? []), one]);
  }
  return linked;
}

/** Of several contracts for one definition, the one for the name that is imported, else the first. */
export function contractFor(contracts: readonly LinkedContract[], row: ResolvedImport): LinkedContract | undefined {
  return contracts.find(({ name }) => name === importedName(row)) ?? contracts[0];
}

/** The name that is taken from the module: the last part of a dotted one. */
export function importedName(row: ResolvedImport): string {
  return row.imported.slice(row.imported.lastIndexOf(".") + 1);
}

/**
 * Whether an import is free to come another way: it stands in the defining or the canonical module, or beside one of them in the same package, whose
 * insides cannot go through their own front door; or its module only passes the name on, so that its users are judged.
 */
export function isExempt(
  graph: SymbolGraph,
  { definition, canonical, deprecated }: LinkedContract,
  row: ResolvedImport,
): boolean {
  const homes = [splitSymbolId(definition)?.file ?? canonical, canonical];
  if (homes.includes(row.file) || deprecated.has(row.file)) return true;
  return homes.some((home) => isSibling(graph, home, row.file)) || passesOn(graph, definition, row);
}

/** A folder is a package when it has a barrel: without one, files in it have nothing in common but the folder. */
function isSibling(graph: SymbolGraph, home: string, file: string): boolean {
  const folder = folderOf(home);
  return folder === folderOf(file) && BARRELS.some((barrel) => graph.file(folder + barrel) !== null);
}

const BARRELS = [
  "__init__.py",
  "__init__.pyi",
  ...["ts", "tsx", "mts", "cts", "js", "jsx", "mjs", "cjs"].map((extension) => `index.${extension}`),
];

/** Whether a module is the `index` or `__init__` of its folder. */
export function isBarrel(module: string): boolean {
  return BARRELS.includes(module.slice(folderOf(module).length));
}

/** `a/b/c.ts` lies in `a/b/`. */
function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/") + 1);
}

/**
 * Whether an import is there for others to import from. TypeScript says so with an export. In Python every import can be imported again, so
 * only modules that do nothing else count: packages, and modules that define no class and no function.
 */
export function passesOn(graph: SymbolGraph, definition: SymbolId, row: ResolvedImport): boolean {
  if (row.form === "reexport") return true;
  const file = graph.file(row.file);
  if (file === null || row.deferred || row.form === "string" || row.form === "mock") return false;
  if (file.language === "python") {
    return isBarrel(row.file) || !file.facts.definitions.some(({ kind }) => kind === "class" || kind === "function");
  }
  const exported = new Set(file.facts.exports.map((each) => each.name));
  return graph
    .namesOf(definition)
    .some((name) => name.module === row.file && (name.how === "export" || exported.has(name.name)));
}

function leadsTo(graph: SymbolGraph, module: string, name: string, definition: SymbolId): boolean {
  const resolution = graph.resolveExport(module, name);
  return resolution.status === "definition" && resolution.symbol === definition;
}
