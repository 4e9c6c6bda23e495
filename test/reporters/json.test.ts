import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import type { Report } from "../../src/model/report.js";
import { jsonReporter } from "../../src/reporters/json.js";
import { reportJsonSchema } from "../../src/reporters/report-schema.js";
import { baselinedReport, comparedReport, emptyReport, plain, richReport } from "./sample-report.js";

const validate = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true }).compile(reportJsonSchema());

describe("the JSON report", () => {
  test.each([
    ["rich", richReport, plain],
    ["rich, with what is suppressed", richReport, { ...plain, includeSuppressed: true }],
    ["filtered", { ...richReport, pathFilter: ["src/ws"] }, plain],
    ["empty", emptyReport, plain],
    ["against a baseline", baselinedReport, plain],
    ["compared with a commit", comparedReport, { ...plain, includeSuppressed: true }],
  ] as const)("%s: is what its schema says", (_name, report, options) => {
    const parsed: unknown = JSON.parse(jsonReporter.render(report, options).text);
    validate(parsed);
    expect(validate.errors ?? []).toEqual([]);
  });

  test("the schema lets no unknown key through, at any depth", () => {
    const schema = JSON.stringify(reportJsonSchema());
    const objects = schema.match(/"type":"object"/g)?.length ?? 0;
    const closed = schema.match(/"additionalProperties":(?:false|\{)/g)?.length ?? 0;
    expect(closed).toBe(objects);
  });

  test("hands no unknown key on", () => {
    const leaking = { ...emptyReport, findings: [{ ...richReport.findings[0], secret: 1 }] } as unknown as Report;
    expect(jsonReporter.render(leaking, plain).text).not.toContain("secret");
  });

  test("equal reports give equal bytes, with a newline at the end", () => {
    const [first, second] = [richReport, structuredClone(richReport)].map((report) =>
      jsonReporter.render(report, plain),
    );
    expect(second).toEqual(first);
    expect(first?.text.endsWith("}\n")).toBe(true);
  });

  test("the published schema is the one of the code: npm run generate writes it", () => {
    const published = readFileSync(new URL("../../schema/report.schema.json", import.meta.url), "utf8");
    expect(published).toBe(`${JSON.stringify(reportJsonSchema(), null, 2)}\n`);
  });
});
