import type { Metrics } from "../model/metrics.js";
import { compareStrings } from "../model/order.js";
import type { RoleReport } from "../model/role-report.js";
import { codeUnits, roleUnits, routeUnits, type MetricUnits, type RoutesMeasured } from "./metric-units.js";

export interface Measured extends RoutesMeasured {
  readonly roles: readonly RoleReport[];
}

/**
 * All that is counted and that a budget can be set for: outside tests, and before severities, suppressions, baselines and path filters, because a
 * count that can be silenced is not a count.
 */
export function measureUnits(measured: Measured): MetricUnits {
  return new Map([...codeUnits(measured), ...routeUnits(measured), ...roleUnits(measured.roles)]);
}

/** How much there is of each, sorted by name. */
export function countContents(contents: ReadonlyMap<string, readonly unknown[] | null>): Metrics {
  const counts = [...contents].map(([metric, units]) => [metric, units?.length ?? null] as const);
  return Object.fromEntries(counts.sort(([a], [b]) => compareStrings(a, b)));
}
