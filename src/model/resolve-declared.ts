import type { SymbolGraph } from "./graph.js";
import type { Resolution } from "./resolution.js";
import { splitSymbolId, type SymbolId } from "./symbol-id.js";

/**
 * What a symbol that the manifest names (`path#Name`) stands for: an export, else a name at the module's top level, else a definition
 * that no module-level name reaches. Null when it names nothing; `unknown` when code computes it.
 */
export function resolveDeclared(graph: SymbolGraph, symbol: SymbolId): Resolution | null {
  const parts = splitSymbolId(symbol);
  if (parts === null || graph.file(parts.file) === null) return null;
  const exported = graph.resolveExport(parts.file, parts.name);
  if (leadsSomewhere(exported)) return exported;
  const local = graph.resolveLocal(parts.file, parts.name.split("."));
  if (local !== null && leadsSomewhere(local)) return local;
  if (graph.definition(symbol) !== null) return { status: "definition", symbol, chain: [] };
  return [exported, local].find((resolution) => resolution?.status === "unknown") ?? null;
}

function leadsSomewhere(resolution: Resolution): boolean {
  return resolution.status !== "unresolved" && resolution.status !== "unknown";
}
