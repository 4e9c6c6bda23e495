import stringWidth from "fast-string-width";
import { describe, expect, test } from "vitest";
import type { Finding, Report } from "../../src/model/report.js";
import type { Span } from "../../src/model/span.js";
import { consoleReporter } from "../../src/reporters/console.js";
import { emptyReport, plain, richReport } from "./sample-report.js";

// oxlint-disable-next-line no-control-regex
const ANSI = /\u001B\[[\d;]*m/g;

function render(report: Report, options: Partial<typeof plain> = {}): string {
  return consoleReporter.render(report, { ...plain, ...options }).text;
}

describe("the page", () => {
  test.each([80, 100, 120, 160])("at %i columns nothing of the sample sticks out", (width) => {
    const wide = render(richReport, { width })
      .split("\n")
      .filter((line) => stringWidth(line) > width);
    expect(wide).toEqual([]);
  });

  test.each([40, 80, 120])("at %i columns a path is never broken", (width) => {
    const text = render(richReport, { width });
    for (const { place } of richReport.findings) {
      if (place.file.includes("evil")) continue;
      expect(text).toContain(`${place.file}:${place.span[0]}:${place.span[1]}`);
    }
  });

  test("colour changes nothing but colour", () => {
    const colored = render(richReport, { color: true });
    expect(colored.replace(ANSI, "")).toBe(render(richReport));
    expect(colored).toMatch(ANSI);
  });

  test("no control character of the code gets through, colour or not", () => {
    for (const color of [false, true]) {
      const text = render(richReport, { color, verbose: true, includeSuppressed: true }).replace(ANSI, "");
      expect(text).not.toMatch(/(?!\n)\p{Cc}|\p{Bidi_Control}/u);
    }
  });

  test("ends with one newline", () => {
    expect(render(richReport)).toMatch(/[^\n]\n$/);
    expect(render(emptyReport)).toMatch(/[^\n]\n$/);
  });
});

describe("a role with a canonical symbol for each language", () => {
  test.each([
    [["a.py#A"], "Beside the canonical symbol, "],
    [["a.py#A", "b.ts#B"], "Beside the canonical symbols, "],
  ])("%j", (canonical, start) => {
    const roles = richReport.roles.map((role) => Object.assign({}, role, { canonical }));
    expect(render({ ...richReport, roles })).toContain(start);
  });
});

describe("the source line", () => {
  test.each<[name: string, line: string, marked: string, width: number, expected: readonly string[]]>([
    ["plain", "const a = b;", "b", 80, ["const a = b;", "          ^"]],
    ["a tab before", "\tconst a = b;", "a", 80, ["    const a = b;", "          ^"]],
    ["a tab in the middle goes to the next stop", "x\ty", "y", 80, ["x   y", "    ^"]],
    ["a tab that is marked", "x\ty", "\ty", 80, ["x   y", " ^^^^"]],
    ["wide characters before and in the mark", "漢字 = 漢;", "漢;", 80, ["漢字 = 漢;", "       ^^^"]],
    ["a combining character", "e\u0301e\u0301 = x", "x", 80, ["e\u0301e\u0301 = x", "     ^"]],
    ["an emoji of several code points", "👩‍👩‍👧 = x", "x", 80, ["👩‍👩‍👧 = x", "     ^"]],
    ["a control character", "\u001B[2Jx", "x", 80, ["␛[2Jx", "    ^"]],
    ["a long line, marked at its start", "a".repeat(60), "aaa", 40, [`${"a".repeat(33)}…`, "^^^"]],
    [
      "a long line, marked at its end",
      `${"a".repeat(60)}bb`,
      "bb",
      40,
      [`…${"a".repeat(30)}bb`, `${" ".repeat(31)}^^`],
    ],
    [
      "a long line, marked in the middle",
      `${"a".repeat(60)}bb${"c".repeat(60)}`,
      "bb",
      40,
      [`…${"a".repeat(15)}bb${"c".repeat(15)}…`, `${" ".repeat(16)}^^`],
    ],
  ])("%s", (_name, line, marked, width, expected) => {
    const column = line.indexOf(marked) + 1;
    const text = render(reportOf(line, [1, column, 1, column + marked.length]), { width });
    expect(frameOf(text)).toEqual(expected);
  });

  test("a mark that goes on for lines ends with its first", () => {
    expect(frameOf(render(reportOf("class A {  \n}", [1, 1, 2, 2])))).toEqual(["class A {", "^^^^^^^^^"]);
  });

  test("a megabyte in one line takes no time", () => {
    const line = "a;".repeat(500_000);
    const start = performance.now();
    const [shown = ""] = frameOf(render(reportOf(line, [1, 700_001, 1, 700_002])));
    expect(performance.now() - start).toBeLessThan(500);
    expect(shown).toMatch(/^….*…$/);
    expect(stringWidth(shown)).toBeLessThanOrEqual(74);
  });

  test("a line that the text does not have, or no text at all, is left out", () => {
    expect(frameOf(render(reportOf("a", [7, 1, 7, 2])))).toEqual([]);
    expect(frameOf(render({ ...reportOf("a", [1, 1, 1, 2]), texts: new Map() }))).toEqual([]);
  });
});

describe("many findings", () => {
  test("more than fifty of a rule are all there, in short, with one help", () => {
    const [finding] = richReport.findings as [Finding];
    const findings = Array.from({ length: 51 }, (_, index): Finding => {
      const line = index + 1;
      return { ...finding, role: null, place: { file: "src/a.ts", span: [line, 1, line, 2] } };
    });
    const text = render({ ...emptyReport, findings });
    expect(text.match(/src\/a\.ts:\d+:1 error/g)).toHaveLength(51);
    expect(text.match(/help:/g)).toHaveLength(1);
    expect(render({ ...emptyReport, findings: findings.slice(1) }).match(/help:/g)).toHaveLength(50);
  });
});

function reportOf(line: string, span: Span): Report {
  const [finding] = richReport.findings as [Finding];
  const one = { ...finding, role: null, evidence: [], chain: [], place: { file: "a.ts", span } };
  return { ...emptyReport, findings: [one], texts: new Map([["a.ts", line]]) };
}

function frameOf(text: string): string[] {
  return text
    .split("\n")
    .filter((line) => line.includes("│"))
    .map((line) => line.slice(line.indexOf("│") + 2));
}
