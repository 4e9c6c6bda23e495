import { describe, expect, test } from "vitest";
import type { RenderOptions } from "../../src/reporters/reporter.js";
import { conciseReporter } from "../../src/reporters/concise.js";
import { baselinedReport, comparedReport, emptyReport, plain, richReport } from "./sample-report.js";

function lines(report = richReport, options: Partial<RenderOptions> = {}): readonly string[] {
  return conciseReporter.render(report, { ...plain, ...options }).text.split("\n");
}

describe("the concise report", () => {
  test("has a line for each finding and problem, and one that counts", () => {
    const findings = richReport.findings.length + richReport.problems.length;
    expect(lines()).toHaveLength(findings + 2);
    expect(lines().at(-1)).toBe("");
    for (const line of lines().slice(0, findings))
      expect(line).toMatch(/^[^:]+:\d+:\d+: (?:error|warning|note|problem) /);
  });

  test.each([
    ["nothing at all", emptyReport, {}, "No findings in 3 files"],
    ["everything", richReport, {}, "3 errors, 2 warnings, 2 notes in 12 files; 1 suppressed"],
    [
      "what the baseline has is counted, not listed",
      baselinedReport,
      {},
      "2 errors, 1 warning, 1 note in 12 files; 3 known by the baseline; 2 fixed; 1 suppressed",
    ],
    [
      "what was there before is counted where it fails nothing",
      comparedReport,
      { onlyIntroduced: true },
      "2 errors, 1 warning, 1 note in 12 files; 3 that were there before; 3 fixed; 1 suppressed",
    ],
    ["quiet lists less and counts the same", richReport, { quiet: true }, lines().at(-2)],
  ] as const)("counts: %s", (_name, report, options, expected) => {
    expect(lines(report, options).at(-2)).toBe(expected);
  });

  test("a quiet one lists errors alone", () => {
    expect(
      lines(richReport, { quiet: true }).filter((line) => /^\S+: (?:error|warning|note|problem) /.test(line)),
    ).toHaveLength(3);
  });

  test("a message of several lines stays on one", () => {
    const [finding] = richReport.findings;
    const report = { ...emptyReport, findings: [{ ...finding!, message: "a\nb\r\n::error::c\u2028d" }] };
    expect(lines(report)).toHaveLength(3);
  });
});
