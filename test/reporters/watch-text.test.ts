import { expect, test } from "vitest";
import type { Finding, Report } from "../../src/model/report.js";
import { roundBeginning, roundEnd, roundFailure } from "../../src/reporters/watch-text.js";
import { richReport } from "./sample-report.js";

const OPTIONS = { color: false, width: 60, quiet: false };
const END = { time: "14:05:13", seconds: 0.44 };

function reportOf(findings: readonly Finding[]): Report {
  return { ...richReport, findings };
}

function numbered(count: number, changes: Partial<Finding> = {}): readonly Finding[] {
  const [first] = richReport.findings;
  if (first === undefined) throw new Error("the sample has findings");
  return Array.from({ length: count }, (_, index) => ({
    ...first,
    severity: "error",
    state: "new",
    place: { file: "src/a.ts", span: [index + 1, 1, index + 1, 2] },
    rule: "unresolved-import",
    kind: "missingName",
    message: `\`x${index}\` does not exist.`,
    introduced: null,
    fingerprint: String(index),
    ...changes,
  }));
}

test.each([
  [null, "[14:05:12] Checking\n"],
  [["a.ts"], "[14:05:12] a.ts has changed, checking again\n"],
  [["a.ts", "b.ts"], "[14:05:12] a.ts and b.ts have changed, checking again\n"],
  [["a.ts", "b.ts", "c.ts", "d.ts"], "[14:05:12] a.ts, b.ts, c.ts and 1 more have changed, checking again\n"],
  [["a\u001B[2J.ts"], "[14:05:12] a␛[2J.ts has changed, checking again\n"],
])("a check for %j begins with what it is for", (changed, text) => {
  expect(roundBeginning("14:05:12", changed, OPTIONS)).toBe(text);
});

test("the first check ends with how long it took, and a failure with that it goes on", () => {
  const waiting = "Waiting for changes; Ctrl-C ends.\n";
  expect(roundEnd(END, null, reportOf(numbered(2)), OPTIONS)).toBe(`\n[14:05:13] Checked in 0.4 s. ${waiting}`);
  expect(roundFailure("14:05:13", OPTIONS)).toBe(`\n[14:05:13] ${waiting}`);
});

test("a later one says what is new and what is gone, one for one", () => {
  const [first, second, third] = numbered(3) as [Finding, Finding, Finding];
  expect(roundEnd(END, reportOf([first, second, second]), reportOf([third, second]), OPTIONS)).toBe(
    [
      "",
      "Since the last check, 1 new finding and 2 gone:",
      "+ src/a.ts:3:1: error unresolved-import(missingName) `x2`",
      "    does not exist.",
      "- src/a.ts:1:1: error unresolved-import(missingName) `x0`",
      "    does not exist.",
      "- src/a.ts:2:1: error unresolved-import(missingName) `x1`",
      "    does not exist.",
      "",
      "[14:05:13] Checked in 0.4 s. Waiting for changes; Ctrl-C ends.",
      "",
    ].join("\n"),
  );
});

test("of many it lists the first ten", () => {
  const text = roundEnd(END, reportOf([]), reportOf(numbered(30)), { ...OPTIONS, width: 200 });
  expect(text).toContain("Since the last check, 30 new findings:\n");
  expect(text.match(/^\+ src/gm)).toHaveLength(10);
  expect(text).toContain("\n+ 20 more\n");
});

test.each([
  ["known by the baseline", { state: "known" }, false],
  ["not shown for --quiet", { severity: "warning" }, true],
] as const)("what is %s is no news", (_what, changes, quiet) => {
  const text = roundEnd(END, reportOf([]), reportOf(numbered(1, changes)), { ...OPTIONS, quiet });
  expect(text).toContain("\nThe same findings as before.\n");
});
