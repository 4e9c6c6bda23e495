import { byKey } from "../model/order.js";
import { resolveDeclared } from "../model/resolve-declared.js";
import type { RouteTable } from "../model/routes.js";
import type { RoleInput } from "./judge-options.js";
import { proposeAccess } from "./propose-access.js";
import { proposeImports } from "./propose-imports.js";
import { proposeRoles } from "./propose-roles.js";
import { proposeRoutes } from "./propose-routes.js";
import type { Proposal, Section } from "./proposal.js";
import { isWritable } from "./writable.js";

/** What could be declared, the best of each section, in the order of the manifest. */
export interface Proposed {
  readonly proposals: readonly Proposal[];
  /** How many more there are, by section. */
  readonly leftOut: ReadonlyMap<Section, number>;
}

/**
 * Everything that the code gives evidence for.
 *
 * @param limit the most of each section.
 */
export function propose(input: RoleInput & { readonly routes: RouteTable }, limit: number): Proposed {
  const { graph, usage, units, routes } = input;
  const roles = best(proposeRoles(input), limit);
  const canonical = new Set(
    roles.kept.flatMap(({ content }) => {
      if (content.section !== "roles") return [];
      const resolution = resolved(graph, content.role.canonical);
      return resolution === null ? [] : [resolution];
    }),
  );
  const sections = {
    roles,
    imports: best(proposeImports(graph, usage, canonical), limit),
    routes: best(proposeRoutes(routes), limit),
    access: best(proposeAccess(graph, usage, units), limit),
  };
  return {
    proposals: Object.values(sections).flatMap(({ kept }) => kept),
    leftOut: new Map(
      (["roles", "imports", "routes", "access"] as const).flatMap((section) => {
        const { left } = sections[section];
        return left === 0 ? [] : [[section, left] as const];
      }),
    ),
  };
}

function resolved(graph: RoleInput["graph"], symbol: string): string | null {
  const resolution = resolveDeclared(graph, symbol);
  return resolution?.status === "definition" ? resolution.symbol : null;
}

/** Those that are sure first, then by their evidence, then by what they say. */
function best(
  proposals: readonly Proposal[],
  limit: number,
): { readonly kept: readonly Proposal[]; readonly left: number } {
  const ranked = proposals
    .filter(({ content }) => isWritable(content))
    .sort(byKey((proposal) => proposal.title))
    .sort((a, b) => Number(b.certainty === "sure") - Number(a.certainty === "sure") || b.strength - a.strength);
  return { kept: ranked.slice(0, limit), left: Math.max(0, ranked.length - limit) };
}
