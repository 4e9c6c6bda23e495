import type { Metrics } from "../model/metrics.js";
import { compareStrings } from "../model/order.js";
import type { RoleReport } from "../model/role-report.js";
import { codeContents, roleContents, routeContents, type Contents, type RoutesMeasured } from "./metric-contents.js";

export interface Measured extends RoutesMeasured {
  readonly roles: readonly RoleReport[];
}

/**
 * Every count that a budget can be set for, sorted by name: outside tests, and before severities, suppressions, baselines and path filters,
 * because a count that can be silenced is not a count. Null where a count cannot be known.
 */
export function computeMetrics(measured: Measured): Metrics {
  return countContents(
    new Map([...codeContents(measured), ...routeContents(measured), ...roleContents(measured.roles)]),
  );
}

/** How much there is of each, sorted by name. */
export function countContents(contents: Contents): Metrics {
  const counts = [...contents].map(([metric, units]) => [metric, units?.length ?? null] as const);
  return Object.fromEntries(counts.sort(([a], [b]) => compareStrings(a, b)));
}
