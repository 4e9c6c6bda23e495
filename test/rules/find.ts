import { countContents, measureUnits } from "../../src/findings/metrics.js";
import { judgeFindings } from "../../src/findings/judge-findings.js";
import type { Manifest } from "../../src/model/manifest.js";
import type { Metrics } from "../../src/model/metrics.js";
import type { Finding } from "../../src/model/report.js";
import type { RouteTable } from "../../src/model/routes.js";
import { judgeRoles } from "../../src/roles/judge-roles.js";
import { suspectDuplicates } from "../../src/roles/suspect-duplicates.js";
import { RULES } from "../../src/rules/index.js";
import { type FakeModule, fakeGraph } from "../fake-graph.js";
import { fakeManifest } from "../fake-manifest.js";
import { NO_ROUTES } from "../fake-route-table.js";

export const TODAY = "2026-06-01";

/** Everything that all rules find in modules made by hand, as the whole run would report it. */
export function findAll(
  modules: Readonly<Record<string, FakeModule>>,
  more: Partial<Manifest> = {},
  routes: RouteTable = NO_ROUTES,
): { readonly findings: readonly Finding[]; readonly metrics: Metrics } {
  const graph = fakeGraph(modules);
  const manifest = fakeManifest(more);
  const roles = judgeRoles(graph, manifest, TODAY);
  const suspects = manifest.file === null ? suspectDuplicates(graph) : [];
  const violations = RULES.flatMap((rule) =>
    rule.stage === "graph" ? [...rule.find({ graph, manifest, roles, routes, suspects, today: TODAY })] : [],
  );
  const metrics = countContents(measureUnits({ roles, routes, violations, graph, manifest }));
  const counted = RULES.flatMap((rule) => (rule.stage === "metrics" ? [...rule.find(metrics, manifest)] : []));
  const judged = judgeFindings({
    violations: [...violations, ...counted],
    rules: RULES,
    manifest,
    graph,
    today: TODAY,
  });
  return { findings: judged.findings, metrics };
}

/** The findings of one rule as `kind file:line symbol`. */
export function found(
  rule: string,
  modules: Readonly<Record<string, FakeModule>>,
  more: Partial<Manifest> = {},
): readonly string[] {
  return findAll(modules, more)
    .findings.filter((finding) => finding.rule === rule)
    .map(({ kind, place, symbol }) => `${kind} ${place.file}:${place.span[0]}${symbol === null ? "" : ` ${symbol}`}`);
}
