import type { SymbolGraph } from "../model/graph.js";
import type { Manifest } from "../model/manifest.js";
import { bypassesMetric, type CommonMetric } from "../model/metric-names.js";
import { findOwner } from "../model/owner.js";
import type { RoleReport } from "../model/role-report.js";
import type { Route, RouteTable } from "../model/routes.js";
import type { Violation } from "../model/rule.js";

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
  return new Map(
    roles.flatMap(({ id, contents }) =>
      Object.entries(contents).map(([name, value]) => [`roles.${id}.${name}`, value]),
    ),
  );
}

export interface CodeMeasured {
  /** Of the graph rules, before anything is silenced. */
  readonly violations: readonly Violation[];
  readonly graph: SymbolGraph;
  readonly manifest: Manifest;
}

/**
 * The metrics of imports, accesses and constants. `imports.nonCanonical` counts imported names, `imports.nonCanonicalStrings` the strings that do
 * the same, `imports.unresolved` what does not exist; `constants.duplicates` the definitions beside the owner's; `access.<owner>.bypasses` the uses
 * of what that owner owns (see {@link bypassesMetric}).
 */
export function codeContents({ violations, graph, manifest }: CodeMeasured): Contents {
  const counted = outsideTests(violations, graph);
  const of = (rule: string, isWanted: (violation: Violation) => boolean = () => true): readonly string[] =>
    counted.filter((violation) => violation.rule === rule && isWanted(violation)).map(textOf);
  const areKnown = (owners: readonly { readonly owner: string }[]): boolean =>
    owners.every(({ owner }) => findOwner(graph, owner) !== null);
  const common = {
    "constants.duplicates": areKnown(manifest.constants) ? of("duplicate-constant") : null,
    "imports.nonCanonical": of("non-canonical-import", ({ kind }) => kind !== "viaString"),
    "imports.nonCanonicalStrings": of("non-canonical-import", ({ kind }) => kind === "viaString"),
    "imports.unresolved": of("unresolved-import"),
  } satisfies Partial<Record<CommonMetric, readonly string[] | null>>;
  const contents = new Map<string, readonly string[] | null>(Object.entries(common));
  for (const entry of manifest.access) {
    const metric = bypassesMetric(entry.owner);
    const uses = of("bypassed-owner", ({ data }) => bypassesMetric(String(data["owner"])) === metric);
    contents.set(metric, uses.length > 0 || areKnown([entry]) ? uses : null);
  }
  return contents;
}

export interface RoutesMeasured extends CodeMeasured {
  readonly routes: RouteTable;
}

/**
 * The metrics of routes: `routes.competing` counts the live routes that are there beside the one that answers or the owner's, `routes.live`,
 * `routes.unmounted` and `routes.unknownPrefix` all routes by how far they could be followed.
 */
export function routeContents({ routes, violations, graph, manifest }: RoutesMeasured): Contents {
  const areKnown = manifest.routes.owners.every(({ owner }) => findOwner(graph, owner) !== null);
  const counted = routes.routes.filter(({ place }) => graph.file(place.file)?.isTest !== true);
  const having = (status: Route["status"]): readonly string[] =>
    counted
      .filter((route) => route.status === status)
      .map(({ app, method, path, place }) => [method, path, place.file, app ?? ""].join(" ").trimEnd());
  const contents = {
    "routes.competing": areKnown ? outsideTests(violations, graph).flatMap(competing) : null,
    "routes.live": having("live"),
    "routes.unknownPrefix": having("unknownPrefix"),
    "routes.unmounted": having("unmounted"),
  } satisfies Partial<Record<CommonMetric, readonly string[] | null>>;
  return new Map(Object.entries(contents));
}

/** One for each registration that is there beside another; a router that is mounted again doubles as many as it has. */
function competing(violation: Violation): readonly string[] {
  if (violation.rule !== "competing-route") return [];
  const text = textOf(violation);
  if (violation.kind === "mountedTwice") return Array<string>(Number(violation.data["count"])).fill(text);
  return violation.kind === "identical" || violation.kind === "wrongOwner" ? [text] : [];
}

function outsideTests(violations: readonly Violation[], graph: SymbolGraph): readonly Violation[] {
  return violations.filter((violation) => graph.file(violation.place.file)?.isTest !== true);
}

/** What a violation is about, whatever the lines. */
function textOf({ identity }: Violation): string {
  return identity.filter((part) => part !== "").join(" ");
}
