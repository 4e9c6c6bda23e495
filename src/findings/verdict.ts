import type { Finding, Problem } from "../model/report.js";
import { type Severity, severityRank } from "../model/severity.js";

/** When a run fails. */
export interface Threshold {
  /** The least severity that fails a run. */
  readonly failOn: Extract<Severity, "error" | "warning"> | "never";
  /** More warnings than this fail a run, whatever `failOn` says; null for no limit. */
  readonly maxWarnings: number | null;
  /** Whether files that could not be read or parsed fail a run. */
  readonly failOnProblems: boolean;
}

export interface VerdictInput {
  /** Without the suppressed ones. */
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
  readonly threshold: Threshold;
}

/** The exit code of a run that came to its end: 1 when something is at or above the threshold. */
export function verdict({ findings, problems, threshold }: VerdictInput): 0 | 1 {
  const { failOn, maxWarnings, failOnProblems } = threshold;
  if (failOnProblems && problems.length > 0) return 1;
  if (maxWarnings !== null && findings.filter((finding) => finding.severity === "warning").length > maxWarnings)
    return 1;
  if (failOn === "never") return 0;
  return findings.some((finding) => severityRank(finding.severity) <= severityRank(failOn)) ? 1 : 0;
}
