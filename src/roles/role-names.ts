import type { ModuleName, SymbolGraph } from "../model/graph.js";
import type { Role } from "../model/manifest.js";
import type { RoleName } from "../model/role-report.js";
import type { SymbolId } from "../model/symbol-id.js";
import { namePattern, pathPattern } from "./name-pattern.js";

/**
 * The module-level names that a role's pattern matches. In Python every binding is a name of its module, because anybody can import it from
 * there; in TypeScript a plain import is not.
 */
export function matchingNames(graph: SymbolGraph, role: Role): readonly ModuleName[] {
  if (role.match.name.length === 0) return [];
  const isNamed = namePattern(role.match.name);
  const isWithin = pathPattern(role.match.within);
  return graph
    .namesWhere({ isWanted: isNamed, isWithin })
    .filter(({ how, module }) => how !== "import" || graph.file(module)?.language === "python");
}

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
