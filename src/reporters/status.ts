import type { Report } from "../model/report.js";
import type { RoleReport } from "../model/role-report.js";
import type { Severity } from "../model/severity.js";
import type { Rendered, Reporter } from "./reporter.js";
import { safeJson } from "./sanitize.js";
import type { JsonComponent, JsonStatus } from "./status-schema.js";

/**
 * The answer of a health endpoint: what a service says of its own consolidation, with every value measured instead of typed into the source.
 * What each key means is in `schema/status.schema.json`.
 */
export const statusReporter: Reporter = {
  name: "status",
  ignoresRules: true,
  description: "for a health endpoint: how far the consolidation is, as JSON",
  render: renderStatus,
};

function renderStatus(report: Report): Rendered {
  const { pathFilter } = report;
  return {
    text: safeJson(statusOf(report)),
    warnings: pathFilter === null ? [] : ["Status: findings elsewhere than in the given paths are not looked at"],
  };
}

function statusOf(report: Report): JsonStatus {
  const { roles, snapshot, files, suppressed } = report;
  const components = roles.map((role) => [role.id, componentOf(role)] as const);
  const isHealthy = components.every(([, { status }]) => status === "healthy");
  const routes = report.metrics["routes.competing"] ?? null;
  const then = routesThen(report);
  const compliance = complianceOf(report);
  return {
    schemaVersion: 1,
    status: isHealthy && compliance === true ? "healthy" : "degraded",
    mode:
      roles.length === 0 ? "ssot_undeclared" : isHealthy && routes === 0 ? "ssot_consolidated" : "ssot_consolidating",
    components: Object.fromEntries(components),
    consolidation: {
      competing_routes_eliminated: then === null || routes === null ? null : then.competing_routes - routes,
      competing_routes: routes,
      compared_with: then,
      ssot_compliance: compliance,
      modes_supported: variantsOf(roles),
    },
    measured: {
      tool: { name: "ssotlint", version: report.toolVersion },
      snapshot: { kind: snapshot.kind, commit: snapshot.commit },
      files: { total: files.total, unparsed: files.unparsed },
      findings: {
        error: countOf(report, "error"),
        warning: countOf(report, "warning"),
        note: countOf(report, "note"),
        suppressed: suppressed.length,
      },
    },
  };
}

function componentOf({ counts }: RoleReport): JsonComponent {
  const { names, definitions, rivals, copies, lookAlikes, namesakes, variants, importPaths } = counts;
  return {
    status: rivals === 0 && copies === 0 ? "healthy" : "degraded",
    names,
    definitions,
    rivals,
    copies,
    look_alikes: lookAlikes,
    namesakes,
    variants,
    import_paths: importPaths,
  };
}

/** Of how many competing routes there were; the baseline is the team's own beginning, so it comes first. */
function routesThen({ baseline, trend }: Report): JsonStatus["consolidation"]["compared_with"] {
  const recorded = baseline?.metrics["routes.competing"];
  if (baseline !== null && typeof recorded === "number") {
    return { kind: "baseline", file: baseline.file, competing_routes: recorded };
  }
  for (const { commit, date, metrics } of trend?.points ?? []) {
    const count = metrics["routes.competing"];
    if (typeof count === "number") return { kind: "history", commit, date, competing_routes: count };
  }
  return null;
}

function complianceOf(report: Report): boolean | null {
  if (countOf(report, "error") > 0) return false;
  return report.pathFilter === null ? true : null;
}

function countOf({ findings }: Report, severity: Severity): number {
  return findings.filter((finding) => finding.severity === severity).length;
}

function variantsOf(roles: readonly RoleReport[]): string[] {
  const variants = roles.flatMap(({ definitions }) =>
    definitions.filter((definition) => definition.class === "variant").map(({ symbol }) => symbol),
  );
  return [...new Set(variants)].sort();
}
