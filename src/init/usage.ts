import type { ResolvedImport, SymbolGraph } from "../model/graph.js";
import { importedFrom } from "../model/imported-from.js";
import { simpleName, splitSymbolId, type SymbolId } from "../model/symbol-id.js";

/** Who imports what, outside tests, whatever it is called on the way. */
export interface Usage {
  /** The imports of a definition by other files, one for each file, module and name. */
  readonly of: (symbol: SymbolId) => readonly Use[];
  /** The definitions that something imports. */
  readonly symbols: readonly SymbolId[];
  /** The files that import something from a module. */
  readonly importersOf: (module: string) => ReadonlySet<string>;
}

export interface Use {
  readonly file: string;
  /** The module that it is taken from. */
  readonly module: string;
  /** The name that it has there. */
  readonly name: string;
}

export function findUsage(graph: SymbolGraph): Usage {
  const bySymbol = new Map<SymbolId, Map<string, Use>>();
  const importers = new Map<string, Set<string>>();
  for (const row of graph.imports) {
    const module = row.isTest || !IMPORTING.has(row.form) ? null : importedFrom(row);
    if (module === null || module === row.file) continue;
    added(importers, module, () => new Set<string>()).add(row.file);
    const { resolution } = row;
    if (resolution.status !== "definition" || splitSymbolId(resolution.symbol)?.file === row.file) continue;
    const use = { file: row.file, module, name: importedName(row, resolution.symbol) };
    added(bySymbol, resolution.symbol, () => new Map<string, Use>()).set(`${use.file} ${use.module} ${use.name}`, use);
  }
  return {
    of: (symbol) => [...(bySymbol.get(symbol)?.values() ?? [])],
    symbols: [...bySymbol.keys()],
    importersOf: (module) => importers.get(module) ?? NOBODY,
  };
}

const NOBODY: ReadonlySet<string> = new Set();

/** Forms that bind the symbol to a name of the program. A re-export passes it on, and a string only names it. */
const IMPORTING: ReadonlySet<ResolvedImport["form"]> = new Set([
  "import",
  "require",
  "dynamicImport",
  "importEquals",
  "importType",
  "member",
]);

/** A default export has no name of its own: it is called what it is. */
function importedName({ imported }: ResolvedImport, symbol: SymbolId): string {
  const name = imported.slice(imported.lastIndexOf(".") + 1);
  return name === "default" || name === "*" ? simpleName(symbol) : name;
}

/** How many files there are among uses. */
export function fileCount(uses: readonly Use[]): number {
  return new Set(uses.map(({ file }) => file)).size;
}

/** Counts the files by something of each use, the most first, and of as many the first in the alphabet. */
export function filesBy(uses: readonly Use[], key: (use: Use) => string): readonly (readonly [string, number])[] {
  const files = new Map<string, Set<string>>();
  for (const use of uses) added(files, key(use), () => new Set<string>()).add(use.file);
  return [...files]
    .map(([name, those]) => [name, those.size] as const)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}

function added<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}
