import type { Finding } from "../model/report.js";
import { matchFindings, type FilesThenAndNow } from "./match-findings.js";

/** Findings of one run, those that inline suppressions silence apart. */
export interface FindingLists {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Finding[];
}

export interface Compared extends FindingLists {
  /** How many findings of the past are there no more, those aside that were silenced. */
  readonly fixed: number;
}

/**
 * Marks which findings a past run did not have. Taking back a suppression introduces nothing: the code was there, and a suppressed finding is
 * known like any other.
 */
export function markIntroduced(now: FindingLists, past: FindingLists, files: FilesThenAndNow<Finding>): Compared {
  const before = [...past.findings, ...past.suppressed];
  const { known, fixed } = matchFindings([...now.findings, ...now.suppressed], before, files);
  const marked = (findings: readonly Finding[]): readonly Finding[] =>
    findings.map((finding) => ({ ...finding, introduced: !known.has(finding) }));
  return {
    findings: marked(now.findings),
    suppressed: marked(now.suppressed),
    fixed: fixed.filter(({ suppressed }) => suppressed === null).length,
  };
}
