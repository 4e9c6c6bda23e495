import type { SymbolGraph } from "./graph.js";
import { resolveDeclared } from "./resolve-declared.js";
import type { SymbolId } from "./symbol-id.js";

/** The application that the manifest names by its own id, or by a name under which a module has it from another; null when there is none. */
export function resolveApplication(
  graph: SymbolGraph,
  apps: ReadonlySet<SymbolId>,
  declared: SymbolId,
): SymbolId | null {
  if (apps.has(declared)) return declared;
  const found = resolveDeclared(graph, declared);
  return found?.status === "definition" && apps.has(found.symbol) ? found.symbol : null;
}
