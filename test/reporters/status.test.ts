import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import type { Report } from "../../src/model/report.js";
import type { RoleCounts } from "../../src/model/role-report.js";
import { statusJsonSchema, type JsonStatus } from "../../src/reporters/status-schema.js";
import { statusReporter } from "../../src/reporters/status.js";
import { baselinedReport, comparedReport, emptyReport, plain, richReport } from "./sample-report.js";

const validate = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true }).compile(statusJsonSchema());

function status(report: Report): JsonStatus {
  const parsed: unknown = JSON.parse(statusReporter.render(report, plain).text);
  validate(parsed);
  expect(validate.errors ?? []).toEqual([]);
  return parsed as JsonStatus;
}

/** Two roles with these counts, and nothing else that could be wrong. */
function withRoles(counts: Partial<RoleCounts>, more: Partial<Report> = {}): Report {
  const clean = { rivals: 0, copies: 0 };
  return {
    ...richReport,
    findings: [],
    metrics: { "routes.competing": 0 },
    roles: [clean, { ...clean, ...counts }].map((own, index) => ({
      ...richReport.roles[1]!,
      id: `role-${index}`,
      counts: { ...richReport.roles[1]!.counts, ...own },
    })),
    ...more,
  };
}

const error = richReport.findings[0]!;
const warning = richReport.findings.find(({ severity }) => severity === "warning")!;
const point = { label: "", subject: "", files: 1, unparsed: [], missing: [], failure: null };
const trend = (...counts: readonly (number | null | undefined)[]): NonNullable<Report["trend"]> => ({
  by: "day",
  yardstick: "today",
  metrics: ["routes.competing"],
  points: counts.map((count, index) => ({
    ...point,
    commit: String(index).repeat(40),
    date: `2026-01-0${index + 1}`,
    metrics: count === undefined ? {} : { "routes.competing": count },
  })),
  steps: [],
  notes: [],
});
const baseline = (metrics: Report["metrics"]): NonNullable<Report["baseline"]> => ({
  ...baselinedReport.baseline!,
  metrics,
});

describe("the status report", () => {
  test.each([
    ["rich", richReport],
    ["compared", comparedReport],
    ["with a baseline", baselinedReport],
    ["empty", emptyReport],
    ["filtered", { ...emptyReport, pathFilter: ["src"] }],
    ["with a history", { ...richReport, trend: trend(4, 2) }],
  ] as const)("%s: is what its schema says", (_name, report) => void status(report));

  test.each([
    ["nothing is wrong", withRoles({}), "healthy", "ssot_consolidated"],
    ["a rival", withRoles({ rivals: 1 }), "degraded", "ssot_consolidating"],
    ["a copy", withRoles({ copies: 1 }), "degraded", "ssot_consolidating"],
    [
      "look-alikes and namesakes compete with nothing",
      withRoles({ lookAlikes: 3, namesakes: 4 }),
      "healthy",
      "ssot_consolidated",
    ],
    ["what is not known is not healthy", withRoles({ rivals: null, copies: null }), "degraded", "ssot_consolidating"],
    ["an error", withRoles({}, { findings: [error] }), "degraded", "ssot_consolidated"],
    [
      "an error that the baseline has",
      withRoles({}, { findings: [{ ...error, state: "known" }] }),
      "degraded",
      "ssot_consolidated",
    ],
    ["a warning", withRoles({}, { findings: [warning] }), "healthy", "ssot_consolidated"],
    ["routes compete", withRoles({}, { metrics: { "routes.competing": 1 } }), "healthy", "ssot_consolidating"],
    ["routes are not known", withRoles({}, { metrics: { "routes.competing": null } }), "healthy", "ssot_consolidating"],
    ["no role", withRoles({}, { roles: [] }), "healthy", "ssot_undeclared"],
    ["no errors in the given paths", withRoles({}, { pathFilter: ["src"] }), "degraded", "ssot_consolidated"],
  ] as const)("%s", (_name, report, expected, mode) => {
    expect([status(report).status, status(report).mode]).toEqual([expected, mode]);
  });

  test.each([
    ["no error", withRoles({}), true],
    ["an error", withRoles({}, { findings: [error] }), false],
    ["no error in the given paths", withRoles({}, { pathFilter: ["src"] }), null],
    ["an error in the given paths", withRoles({}, { pathFilter: ["src"], findings: [error] }), false],
  ])("complies: %s", (_name, report, expected) => {
    expect(status(report).consolidation.ssot_compliance).toBe(expected);
  });

  test.each([
    ["nothing to compare with", {}, null, null],
    ["a baseline", { baseline: baseline({ "routes.competing": 4 }) }, 3, "baseline"],
    ["a baseline that had fewer", { baseline: baseline({ "routes.competing": 0 }) }, -1, "baseline"],
    ["a baseline that does not know", { baseline: baseline({ "routes.competing": null }) }, null, null],
    ["a history", { trend: trend(9, 2) }, 8, "history"],
    ["a history that knows it later", { trend: trend(undefined, null, 5, 2) }, 4, "history"],
    ["both", { baseline: baseline({ "routes.competing": 4 }), trend: trend(9) }, 3, "baseline"],
    ["a baseline that does not know, and a history", { baseline: baseline({}), trend: trend(9) }, 8, "history"],
    ["a history without points", { trend: trend() }, null, null],
    ["not known now", { trend: trend(9), metrics: { "routes.competing": null } }, null, "history"],
  ] as const)("routes eliminated: %s", (_name, more, eliminated, kind) => {
    const { consolidation } = status({ ...richReport, ...more });
    expect(consolidation.competing_routes_eliminated).toBe(eliminated);
    expect(consolidation.compared_with?.kind ?? null).toBe(kind);
  });

  test("the modes are the variants that were found", () => {
    expect(status(richReport).consolidation.modes_supported).toEqual(["src/ws/types.ts#WebSocketManagerMode"]);
  });

  test("a role may have any name", () => {
    const roles = [{ ...richReport.roles[1]!, id: "__proto__" }];
    expect(Object.keys(status({ ...richReport, roles }).components)).toEqual(["__proto__"]);
  });

  test("says on stderr that only some paths were looked at", () => {
    expect(statusReporter.render(richReport, plain).warnings).toEqual([]);
    expect(statusReporter.render({ ...richReport, pathFilter: ["src"] }, plain).warnings).toHaveLength(1);
  });

  test("the published schema is the one of the code: npm run generate writes it", () => {
    const published = readFileSync(new URL("../../schema/status.schema.json", import.meta.url), "utf8");
    expect(published).toBe(`${JSON.stringify(statusJsonSchema(), null, 2)}\n`);
  });
});
