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
  /** Only findings that were introduced count, and budgets, which always do. What the baseline knows never counts. */
  readonly onlyIntroduced: boolean;
}

export interface VerdictInput {
  /** Without the suppressed ones. */
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
  readonly threshold: Threshold;
  /** The rules whose findings count even where only introduced or new ones do. */
  readonly alwaysCounting: ReadonlySet<string>;
}

/** The exit code of a run that came to its end: 1 when something is at or above the threshold. */
export function verdict({ findings, problems, threshold, alwaysCounting }: VerdictInput): 0 | 1 {
  const { failOn, maxWarnings, failOnProblems, onlyIntroduced } = threshold;
  if (failOnProblems && problems.length > 0) return 1;
  const counting = findings.filter(
    ({ introduced, state, rule }) =>
      alwaysCounting.has(rule) || (state === "new" && !(onlyIntroduced && introduced === false)),
  );
  if (maxWarnings !== null && counting.filter((finding) => finding.severity === "warning").length > maxWarnings)
    return 1;
  if (failOn === "never") return 0;
  return counting.some((finding) => severityRank(finding.severity) <= severityRank(failOn)) ? 1 : 0;
}
