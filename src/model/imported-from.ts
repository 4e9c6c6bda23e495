import type { ResolvedImport } from "./graph.js";
import { splitSymbolId } from "./symbol-id.js";

/**
 * The module from which an imported name is taken. For `from pkg import manager; manager.X` that is the module of `manager`, although the
 * specifier means `pkg`: the first step of the chain outside the importing file is written there, and without one, so is the definition.
 */
export function importedFrom(row: ResolvedImport): string | null {
  const { resolution } = row;
  if (row.form !== "member" || resolution.status !== "definition") return row.module;
  const hop = resolution.chain.find((step) => step.file !== row.file);
  return hop?.file ?? splitSymbolId(resolution.symbol)?.file ?? row.module;
}
