import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import type { Report } from "../../src/model/report.js";
import { gitlabReporter } from "../../src/reporters/gitlab.js";
import { baselinedReport, emptyReport, plain, richReport } from "./sample-report.js";

interface Issue {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number; readonly end: number } };
}

/** What GitLab asks for: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
const validate = new Ajv({ strict: true }).compile({
  type: "array",
  items: {
    type: "object",
    required: ["description", "check_name", "fingerprint", "severity", "location"],
    properties: {
      description: { type: "string", minLength: 1 },
      check_name: { type: "string", minLength: 1 },
      fingerprint: { type: "string", minLength: 1 },
      severity: { enum: ["info", "minor", "major", "critical", "blocker"] },
      location: {
        type: "object",
        required: ["path", "lines"],
        properties: {
          path: { type: "string", pattern: "^(?!\\.?/)" },
          lines: {
            type: "object",
            required: ["begin"],
            properties: { begin: { type: "integer", minimum: 1 }, end: {} },
          },
        },
      },
    },
  },
});

function issues(report: Report): readonly Issue[] {
  const parsed: unknown = JSON.parse(gitlabReporter.render(report, plain).text);
  validate(parsed);
  expect(validate.errors ?? []).toEqual([]);
  return parsed as readonly Issue[];
}

describe("the Code Quality report", () => {
  test("is empty when there is nothing, and still a report", () => {
    expect(issues(emptyReport)).toEqual([]);
  });

  test("has every finding, those that a baseline knows too: GitLab compares the branches itself", () => {
    expect(issues(baselinedReport)).toEqual(issues(richReport));
    expect(issues(richReport)).toHaveLength(richReport.findings.length);
  });

  test("maps severities, and never says that something blocks", () => {
    const severities = Object.fromEntries(
      issues(richReport).map(({ severity }, index) => [richReport.findings[index]?.severity, severity]),
    );
    expect(severities).toEqual({ error: "major", warning: "minor", note: "info" });
  });

  test("gives paths from the root of the repository", () => {
    expect(issues(richReport)[0]?.location).toEqual({
      path: "packages/front end/src/chat/legacy-web-socket-manager.ts",
      lines: { begin: 3, end: 3 },
    });
  });

  test("no two issues have one fingerprint, for GitLab drops the second", () => {
    const [first] = richReport.findings;
    const found = issues({ ...emptyReport, findings: [first!, first!, first!] });
    expect(new Set(found.map(({ fingerprint }) => fingerprint)).size).toBe(3);
    expect(found[0]?.fingerprint).toBe(first?.fingerprint);
  });
});
