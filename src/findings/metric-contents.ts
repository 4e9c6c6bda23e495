import type { RoleReport } from "../model/role-report.js";
import {
  codeUnits,
  roleUnits,
  routeUnits,
  type CodeMeasured,
  type MetricUnits,
  type RoutesMeasured,
} from "./metric-units.js";

/**
 * What each metric counts, one text for each unit of it, the same as long as it is the same thing; null where it cannot be known. A text may
 * stand there twice, when there are two that are alike.
 */
export type Contents = ReadonlyMap<string, readonly string[] | null>;

/** Metrics that are counted together, by what that takes: the roles, the rules about code, the routes. */
export type MetricGroup = "roles" | "code" | "routes";

/** The group of a metric, whether anything has it or not. */
export function groupOf(metric: string): MetricGroup {
  if (metric.startsWith("roles.")) return "roles";
  return metric.startsWith("routes.") ? "routes" : "code";
}

/** The rules whose violations the metrics of a group count. */
export const COUNTED_RULES = {
  roles: [],
  code: ["duplicate-constant", "non-canonical-import", "unresolved-import", "bypassed-owner"],
  routes: ["competing-route"],
} as const satisfies Record<MetricGroup, readonly string[]>;

/** The metrics of roles. */
export function roleContents(roles: readonly RoleReport[]): Contents {
  return textsOf(roleUnits(roles));
}

/** The metrics of imports, accesses and constants, see `codeUnits`. */
export function codeContents(measured: CodeMeasured): Contents {
  return textsOf(codeUnits(measured));
}

/** The metrics of routes, see `routeUnits`. */
export function routeContents(measured: RoutesMeasured): Contents {
  return textsOf(routeUnits(measured));
}

function textsOf(units: MetricUnits): Contents {
  return new Map([...units].map(([metric, counted]) => [metric, counted?.map(({ text }) => text) ?? null]));
}
