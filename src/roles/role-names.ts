import type { ModuleName } from "../model/graph.js";
import type { RoleName } from "../model/role-report.js";
import type { SymbolId } from "../model/symbol-id.js";

/** The matching names that reach a candidate and that do not reach what the canonical symbol stands for. */
export function roleNames(
  matching: readonly ModuleName[],
  isCandidate: (symbol: SymbolId) => boolean,
  canonical: ReadonlyMap<SymbolId, unknown>,
): readonly RoleName[] {
  const names: RoleName[] = [];
  for (const { module, name, place, isTest, resolution } of matching) {
    if (resolution.status !== "definition") continue;
    const { symbol, chain } = resolution;
    if (isCandidate(symbol) && !canonical.has(symbol)) names.push({ module, name, place, symbol, chain, isTest });
  }
  return names;
}
