import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Finding, Report } from "../../src/model/report.js";
import { junitReporter } from "../../src/reporters/junit.js";
import type { RenderOptions } from "../../src/reporters/reporter.js";
import { elementsOf, parseXml, type Element } from "../parse-xml.js";
import { baselinedReport, comparedReport, emptyReport, plain, richReport } from "./sample-report.js";

const first = richReport.findings[0]!;

function parsed(report: Report, options: Partial<RenderOptions> = {}): Element {
  return parseXml(junitReporter.render(report, { ...plain, ...options }).text);
}

const cases = (element: Element): readonly Element[] => elementsOf(element, "testcase");
const failures = (element: Element): readonly string[] =>
  elementsOf(element, "failure").map(({ attributes }) => attributes["message"] ?? "");

describe("the JUnit report", () => {
  test.each([
    ["rich", richReport, {}],
    ["with what is suppressed", richReport, { includeSuppressed: true }],
    ["with a baseline", baselinedReport, {}],
    ["compared with a commit", comparedReport, { onlyIntroduced: true }],
    ["empty", emptyReport, {}],
    ["no rules", emptyReport, { rules: [] }],
  ] as const)("%s: counts what it has, at every level", (_name, report, options) => {
    const root = parsed(report, options);
    for (const element of [root, ...elementsOf(root, "testsuite")]) {
      expect(element.attributes).toMatchObject({
        tests: String(cases(element).length),
        failures: String(elementsOf(element, "failure").length),
        skipped: String(elementsOf(element, "skipped").length),
        errors: "0",
      });
    }
  });

  test("has a suite for each rule, in which a rule that finds nothing passes", () => {
    const root = parsed(emptyReport);
    expect(elementsOf(root, "testsuite").map(({ attributes }) => attributes["name"])).toEqual(
      plain.rules.map(({ id }) => id),
    );
    expect(cases(root).map(({ children }) => children.length)).toEqual(plain.rules.map(() => 0));
  });

  test("has a case for each finding: errors and warnings fail, notes are skipped", () => {
    const root = parsed(richReport);
    const failing = richReport.findings.filter(({ severity }) => severity !== "note");
    expect(failures(root)).toHaveLength(failing.length);
    expect(elementsOf(root, "skipped")).toHaveLength(
      richReport.findings.length - failing.length + richReport.problems.length,
    );
    expect(cases(root)[0]?.attributes).toEqual({
      classname: "ssotlint.duplicate-implementation",
      name: "rival: src/chat/legacy-web-socket-manager.ts#LegacyWebSocketManager",
      file: "packages/front end/src/chat/legacy-web-socket-manager.ts",
      line: "3",
      time: "0",
    });
  });

  test("what a baseline has is no failure, and is counted where the rule passes", () => {
    const all = baselinedReport.findings.map((finding) => ({ ...finding, state: "known" as const }));
    const root = parsed({ ...baselinedReport, findings: all });
    expect(failures(root)).toEqual([]);
    expect(elementsOf(root, "system-out").map(({ text }) => text)).toContain("4 known by the baseline");
  });

  test("no two cases have one name, for servers keep the first alone", () => {
    const renamed = { ...first, symbol: `${first.symbol} (2)` };
    const names = cases(parsed({ ...emptyReport, findings: [first, first, renamed, first] })).flatMap(
      ({ attributes }) => `${attributes["classname"]}: ${attributes["name"]}`,
    );
    expect(new Set(names).size).toBe(names.length);
  });

  test("whatever stands in the code, it is well-formed, and says it", () => {
    const text = fc.string({ unit: "binary" });
    fc.assert(
      fc.property(text, text, text, (file, message, symbol) => {
        const finding: Finding = { ...first, place: { ...first.place, file }, message, symbol, hint: message };
        const root = parsed({ ...emptyReport, findings: [finding], problems: [{ place: finding.place, message }] });
        expect(failures(root)).toHaveLength(1);
      }),
      { examples: [["\u0000]]>", "\uFFFE<!--&amp;\u0008-->", "\uD800\uDFFF\uDC00"]] },
    );
    expect(failures(parsed({ ...emptyReport, findings: [{ ...first, message: `<a b='c'>&"` }] }))).toEqual([
      `<a b='c'>&"`,
    ]);
  });
});
