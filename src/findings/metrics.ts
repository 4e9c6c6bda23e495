import type { SymbolGraph } from "../model/graph.js";
import { compareStrings } from "../model/order.js";
import type { Metrics } from "../model/report.js";
import type { RoleReport } from "../model/role-report.js";
import type { Violation } from "../model/rule.js";

export interface Measured {
  readonly roles: readonly RoleReport[];
  /** Of the graph rules, before anything is silenced. */
  readonly violations: readonly Violation[];
  readonly graph: SymbolGraph;
}

/**
 * Every count that a budget can be set for, sorted by name: outside tests, and before severities, suppressions, baselines and path filters,
 * because a count that can be silenced is not a count. Null where a count cannot be known.
 *
 * `imports.nonCanonical` counts imported names, `imports.nonCanonicalStrings` the strings that do the same, `imports.unresolved` what does not exist.
 */
export function computeMetrics({ roles, violations, graph }: Measured): Metrics {
  const counted = violations.filter((violation) => graph.file(violation.place.file)?.isTest !== true);
  const count = (rule: string, isWanted: (kind: string) => boolean): number =>
    counted.filter((violation) => violation.rule === rule && isWanted(violation.kind)).length;
  const metrics: [string, number | null][] = [
    ["imports.nonCanonical", count("non-canonical-import", (kind) => kind !== "viaString")],
    ["imports.nonCanonicalStrings", count("non-canonical-import", (kind) => kind === "viaString")],
    ["imports.unresolved", count("unresolved-import", () => true)],
  ];
  for (const { id, counts } of roles) {
    for (const [name, value] of Object.entries(counts)) metrics.push([`roles.${id}.${name}`, value as number | null]);
  }
  return Object.fromEntries(metrics.sort((a, b) => compareStrings(a[0], b[0])));
}
