import type { SymbolGraph } from "./graph.js";
import { resolveDeclared } from "./resolve-declared.js";
import { simpleName, type SymbolId } from "./symbol-id.js";

/** What people call a symbol: its simple name, and of a default export the name of what is exported, which says more than `default`. */
export function displayName(graph: SymbolGraph, symbol: SymbolId): string {
  const own = simpleName(symbol);
  if (own !== "default") return own;
  const resolution = resolveDeclared(graph, symbol);
  return resolution?.status === "definition" ? simpleName(resolution.symbol) : own;
}
