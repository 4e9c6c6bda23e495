import {
  codeContents,
  COUNTED_RULES,
  roleContents,
  routeContents,
  type Contents,
  type MetricGroup,
} from "../findings/metric-contents.js";
import type { TracedRoutes } from "../link/routes/link-traced-routes.js";
import { assertNever } from "../model/assert-never.js";
import { NO_ROUTES, type RouteTable } from "../model/routes.js";
import type { Violation } from "../model/rule.js";
import { withTracedRoutes, type Analysis } from "../pipeline.js";
import { RULES } from "../rules/index.js";

export interface MeasuredGroups {
  readonly contents: ReadonlyMap<MetricGroup, Contents>;
  /** For the next snapshot; null when nobody asked for routes. */
  readonly traced: TracedRoutes | null;
}

/**
 * What the metrics of these groups count, the same as in a check; of a run no more than that takes.
 * @param before the routes of another snapshot of the same code.
 */
export async function measure(
  analysis: Analysis,
  groups: readonly MetricGroup[],
  before: TracedRoutes | null,
): Promise<MeasuredGroups> {
  const traced = groups.includes("routes") ? await withTracedRoutes(analysis, before) : null;
  const routes = traced?.routes ?? NO_ROUTES;
  const contents = new Map(groups.map((group) => [group, contentsOf(analysis, routes, group)]));
  return { contents, traced: traced?.traced ?? null };
}

function contentsOf(analysis: Analysis, routes: RouteTable, group: MetricGroup): Contents {
  const { graph, manifest, roles } = analysis;
  const measured = { graph, manifest, routes, violations: violationsOf(analysis, routes, COUNTED_RULES[group]) };
  switch (group) {
    case "roles":
      return roleContents(roles);
    case "code":
      return codeContents(measured);
    case "routes":
      return routeContents(measured);
    default:
      return assertNever(group);
  }
}

/** No metric counts what is suspected alone. */
function violationsOf(
  { graph, manifest, roles, today }: Analysis,
  routes: RouteTable,
  rules: readonly string[],
): readonly Violation[] {
  return RULES.flatMap((rule) =>
    rule.stage === "graph" && rules.includes(rule.id)
      ? [...rule.find({ graph, manifest, roles, routes, suspects: [], today })]
      : [],
  );
}
