import type { SymbolGraph } from "../model/graph.js";
import type { Manifest } from "../model/manifest.js";
import type { Finding } from "../model/report.js";
import type { Rule, Violation } from "../model/rule.js";
import type { SuppressionState } from "../model/suppression-state.js";
import { severities } from "./severity.js";
import { suppress } from "./suppress.js";
import { compareFindings, toFindings } from "./to-findings.js";

export interface JudgeInput {
  /** Of the graph rules and the metric rules, in any order. */
  readonly violations: readonly Violation[];
  readonly rules: readonly Rule[];
  readonly manifest: Manifest;
  readonly graph: SymbolGraph;
  /** ISO date that the last days of suppressions are compared with. */
  readonly today: string;
}

export interface Judged {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Finding[];
  readonly suppressions: readonly SuppressionState[];
}

/**
 * Turns violations into sorted findings with severity, message and fingerprint, and takes out what inline suppressions silence. Then the rules
 * about suppressions run; what they find can be switched off in the manifest, and cannot be silenced by another suppression.
 */
export function judgeFindings({ violations, rules, manifest, graph, today }: JudgeInput): Judged {
  const severityOf = severities(rules, manifest);
  const { kept, suppressed, suppressions } = suppress(
    toFindings(violations, rules, severityOf),
    graph.files,
    rules,
    today,
  );
  const about = rules.flatMap((rule) => (rule.stage === "suppressions" ? [...rule.find(suppressions)] : []));
  const findings = [...kept, ...toFindings(about, rules, severityOf)].sort(compareFindings);
  return { findings, suppressed, suppressions };
}
