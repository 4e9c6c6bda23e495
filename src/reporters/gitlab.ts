import type { Finding, Report } from "../model/report.js";
import type { Severity } from "../model/severity.js";
import type { Rendered, Reporter } from "./reporter.js";
import { safeJson, sanitize } from "./sanitize.js";

/**
 * A Code Quality report for the widget of GitLab's merge requests. All findings are in it, those that a baseline knows too, because GitLab
 * compares the report of a branch with that of its target itself, by fingerprint.
 * Source: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export const gitlabReporter: Reporter = {
  name: "gitlab",
  ignoresRules: true,
  description: "a Code Quality report for GitLab",
  render: renderGitlab,
};

/** `blocker` and `critical` stay free: what ssotlint finds is work to be done, and stops no service. */
const SEVERITIES = { error: "major", warning: "minor", note: "info" } as const satisfies Record<Severity, string>;

function renderGitlab(report: Report): Rendered {
  const seen = new Map<string, number>();
  const issues = report.findings.map((finding) => {
    const count = seen.get(finding.fingerprint) ?? 0;
    seen.set(finding.fingerprint, count + 1);
    return issue(finding, report.snapshot.prefix, count);
  });
  return { text: safeJson(issues), warnings: [] };
}

/** @param nth how many findings before it have its fingerprint: of two issues with one fingerprint GitLab drops the second */
function issue(finding: Finding, prefix: string, nth: number): object {
  const [begin, , end] = finding.place.span;
  return {
    description: sanitize(finding.message) || finding.rule,
    check_name: `${finding.rule}/${finding.kind}`,
    fingerprint: nth === 0 ? finding.fingerprint : `${finding.fingerprint}-${nth + 1}`,
    severity: SEVERITIES[finding.severity],
    location: { path: `${prefix}${finding.place.file}`, lines: { begin, end } },
  };
}
