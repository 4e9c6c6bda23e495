import type { ResolvedImport, SymbolGraph } from "../model/graph.js";
import { importedFrom } from "../model/imported-from.js";
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

/** What an import does against the manifest, and the contracts that say so: all of them name places to import it from instead. */
export interface BrokenContracts {
  readonly kind: "viaDeprecated" | "viaBarrel" | "viaShim" | "viaAlias" | "viaString";
  readonly module: string;
  readonly contracts: readonly [LinkedContract, ...LinkedContract[]];
}

/**
 * Judges an import by the contracts for its definition. Several may declare it, under one name or under more: those for the imported name
 * count, else all; an import that is right by one of them is right; and that a module is deprecated says more than that it is another one.
 */
export function brokenContracts(
  graph: SymbolGraph,
  contracts: readonly LinkedContract[],
  row: ResolvedImport,
): BrokenContracts | null {
  const module = importedFrom(row);
  if (module === null) return null;
  const deprecating = contracts.filter(({ deprecated }) => deprecated.has(module));
  if (row.form === "string" || row.form === "mock") return broken("viaString", module, deprecating);
  const named = contracts.filter(({ name }) => name === importedName(row));
  const meant = named.length > 0 ? named : contracts;
  const kinds = meant.map((linked) => (isExempt(graph, linked, row) ? null : kindOf(linked, row, module)));
  if (kinds.includes(null)) return null;
  const [kind = null] = kinds;
  const deprecated = meant.filter((_, index) => kinds[index] === "viaDeprecated");
  if (deprecated.length > 0) return broken("viaDeprecated", module, deprecated);
  return kind === null ? null : broken(kind, module, meant);
}

function broken(
  kind: BrokenContracts["kind"],
  module: string,
  [first, ...rest]: readonly LinkedContract[],
): BrokenContracts | null {
  return first === undefined ? null : { kind, module, contracts: [first, ...rest] };
}

function kindOf(linked: LinkedContract, row: ResolvedImport, module: string): BrokenContracts["kind"] | null {
  if (linked.deprecated.has(module) && module !== linked.canonical) return "viaDeprecated";
  const imported = importedName(row);
  // The default export has no name of its own, so taking it from the canonical module is no alias.
  const isOwnName = linked.name === null || imported === linked.name || imported === "default";
  if (!isOwnName) return "viaAlias";
  if (module === linked.canonical) return null;
  return isBarrel(module) ? "viaBarrel" : "viaShim";
}

/** The name that is taken from the module: the last part of a dotted one. */
export function importedName(row: ResolvedImport): string {
  return row.imported.slice(row.imported.lastIndexOf(".") + 1);
}

/**
 * Whether an import is free to come another way: it stands in the defining or the canonical module, or beside one of them in the same package, whose
 * insides cannot go through their own front door; or its module only passes the name on, so that its users are judged.
 */
function isExempt(
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
function isBarrel(module: string): boolean {
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
