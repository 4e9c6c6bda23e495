import type { SymbolGraph } from "../model/graph.js";
import type { Manifest } from "../model/manifest.js";
import { bypassesMetric, type CommonMetric } from "../model/metric-names.js";
import { compareStrings } from "../model/order.js";
import { findOwner } from "../model/owner.js";
import type { Metrics } from "../model/metrics.js";
import type { RoleReport } from "../model/role-report.js";
import type { Route, RouteTable } from "../model/routes.js";
import type { Violation } from "../model/rule.js";

export interface Measured {
  readonly roles: readonly RoleReport[];
  readonly routes: RouteTable;
  /** Of the graph rules, before anything is silenced. */
  readonly violations: readonly Violation[];
  readonly graph: SymbolGraph;
  readonly manifest: Manifest;
}

/**
 * Every count that a budget can be set for, sorted by name: outside tests, and before severities, suppressions, baselines and path filters,
 * because a count that can be silenced is not a count. Null where a count cannot be known.
 *
 * `imports.nonCanonical` counts imported names, `imports.nonCanonicalStrings` the strings that do the same, `imports.unresolved` what does not exist;
 * `constants.duplicates` the definitions beside the owner's; `routes.competing` the live routes that are there beside the one that answers or the
 * owner's, `routes.live`, `routes.unmounted` and `routes.unknownPrefix` all routes by how far they could be followed; `access.<owner>.bypasses` the uses of what that owner owns (see {@link bypassesMetric}).
 */
export function computeMetrics({ roles, routes, violations, graph, manifest }: Measured): Metrics {
  const counted = violations.filter((violation) => graph.file(violation.place.file)?.isTest !== true);
  const count = (rule: string, isWanted: (violation: Violation) => boolean = () => true): number =>
    counted.filter((violation) => violation.rule === rule && isWanted(violation)).length;
  const isKnown = (owner: string): boolean => findOwner(graph, owner) !== null;
  const routesWith = (status: Route["status"]): number =>
    routes.routes.filter((route) => route.status === status && graph.file(route.place.file)?.isTest !== true).length;
  const common = {
    "constants.duplicates": manifest.constants.every(({ owner }) => isKnown(owner))
      ? count("duplicate-constant")
      : null,
    "imports.nonCanonical": count("non-canonical-import", ({ kind }) => kind !== "viaString"),
    "imports.nonCanonicalStrings": count("non-canonical-import", ({ kind }) => kind === "viaString"),
    "imports.unresolved": count("unresolved-import"),
    "routes.competing": manifest.routes.owners.every(({ owner }) => isKnown(owner)) ? competing(counted) : null,
    "routes.live": routesWith("live"),
    "routes.unknownPrefix": routesWith("unknownPrefix"),
    "routes.unmounted": routesWith("unmounted"),
  } satisfies Record<CommonMetric, number | null>;
  const metrics = new Map<string, number | null>(Object.entries(common));
  for (const { owner } of manifest.access) metrics.set(bypassesMetric(owner), isKnown(owner) ? 0 : null);
  for (const { rule, data } of counted) {
    if (rule !== "bypassed-owner") continue;
    const metric = bypassesMetric(String(data["owner"]));
    metrics.set(metric, (metrics.get(metric) ?? 0) + 1);
  }
  for (const { id, counts } of roles) {
    for (const [name, value] of Object.entries(counts)) metrics.set(`roles.${id}.${name}`, value as number | null);
  }
  return Object.fromEntries([...metrics].sort((a, b) => compareStrings(a[0], b[0])));
}

/** One for each registration that is there beside another; a router that is mounted again doubles as many as it has. */
function competing(violations: readonly Violation[]): number {
  return violations
    .filter(({ rule }) => rule === "competing-route")
    .reduce((sum, { kind, data }) => {
      if (kind === "mountedTwice") return sum + Number(data["count"]);
      return kind === "identical" || kind === "wrongOwner" ? sum + 1 : sum;
    }, 0);
}
