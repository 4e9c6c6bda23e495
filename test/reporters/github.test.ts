import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Finding, Report } from "../../src/model/report.js";
import { githubReporter } from "../../src/reporters/github.js";
import { sanitize } from "../../src/reporters/sanitize.js";
import { comparedReport, emptyReport, plain, richReport } from "./sample-report.js";

const first = richReport.findings[0]!;

function lines(report: Report): readonly string[] {
  return githubReporter.render(report, plain).text.trimEnd().split("\n");
}

interface Command {
  readonly level: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/** What GitHub's runner does with a line: see `ActionCommand.TryParseV2` of actions/runner. */
function commandOf(line: string): Command | null {
  const [, level = "", listed = "", message = ""] = /^\s*::([a-z-]+)(?: (.*?))?::(.*)$/.exec(line) ?? [];
  if (level === "") return null;
  const pairs = listed.split(",").map((pair) => {
    const at = pair.indexOf("=");
    return [
      pair.slice(0, at),
      unescaped(
        pair
          .slice(at + 1)
          .replaceAll("%3A", ":")
          .replaceAll("%2C", ","),
      ),
    ] as const;
  });
  return { level, properties: Object.fromEntries(pairs), message: unescaped(message) };
}

function unescaped(text: string): string {
  return text.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%");
}

const annotations = (report: Report): readonly Command[] =>
  lines(report).flatMap((line) => {
    const command = commandOf(line);
    return command === null || /group/.test(command.level) ? [] : [command];
  });

function many(count: number, more: (index: number) => Partial<Finding>): Finding[] {
  return Array.from({ length: count }, (_, index) => ({ ...first, message: `finding ${index}`, ...more(index) }));
}

describe("the annotations", () => {
  test("have the path from the root of the repository, the region, a title, the message and the hint", () => {
    const [annotation] = annotations({ ...emptyReport, snapshot: richReport.snapshot, findings: [first] });
    expect(annotation).toMatchObject({
      level: "error",
      properties: {
        file: "packages/front end/src/chat/legacy-web-socket-manager.ts",
        line: "3",
        endLine: "3",
        col: String(first.place.span[1]),
        endColumn: String(first.place.span[3]),
        title: "ssotlint duplicate-implementation/rival",
      },
    });
    const [message, hint, ...evidence] = annotation!.message.split("\n");
    expect([message, hint, evidence.length]).toEqual([first.message, first.hint, first.evidence.length]);
  });

  test("have no columns where a region has several lines, for GitHub ignores the whole place then", () => {
    const [annotation] = annotations({
      ...emptyReport,
      findings: [{ ...first, place: { file: "a.ts", span: [1, 2, 3, 4] } }],
    });
    expect(annotation?.properties).toEqual({ file: "a.ts", line: "1", endLine: "3", title: expect.any(String) });
  });

  test("are of the three levels that GitHub has", () => {
    expect([...new Set(annotations(richReport).map(({ level }) => level))]).toEqual(["error", "warning", "notice"]);
  });

  test("give any path and any message back as they were", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), fc.string({ unit: "grapheme" }), (file, message) => {
        const findings = [
          { ...first, place: { file, span: [1, 1, 1, 2] }, message, hint: "", evidence: [] } as Finding,
        ];
        const [annotation, ...others] = annotations({ ...emptyReport, findings });
        expect(annotation?.properties["file"]).toBe(sanitize(file));
        expect(annotation?.message).toBe(sanitize(message));
        expect(others).toEqual([]);
      }),
    );
  });
});

describe("more than GitHub shows", () => {
  const left = many(25, (index) => ({ introduced: index >= 20, severity: index % 2 === 0 ? "warning" : "error" }));

  test("at most ten of each level are commands, the others stand in the log, and none is lost", () => {
    const report = { ...emptyReport, findings: left };
    expect(annotations(report)).toHaveLength(20);
    const all = lines(report).join("\n");
    for (const { message } of left) expect(all).toContain(message);
    expect(lines(report)).toContain("::group::5 more without an annotation: GitHub shows 10 annotations of each level");
    expect(lines(report)).toContain("::endgroup::");
  });

  test("the severe come first, and of these what was introduced", () => {
    const shown = annotations({ ...emptyReport, findings: left }).map(({ level, message }) => [
      level,
      message.split("\n")[0],
    ]);
    expect(shown.slice(0, 3)).toEqual([
      ["error", "finding 21"],
      ["error", "finding 23"],
      ["error", "finding 1"],
    ]);
    expect(shown[10]).toEqual(["warning", "finding 20"]);
  });

  test("a budget is among the first, though it was exceeded before: it fails the run", () => {
    const rules = plain.rules.map((rule) => (rule.id === "only-notes" ? { ...rule, stage: "metrics" as const } : rule));
    const budget: Finding = { ...first, rule: "only-notes", introduced: false, message: "over budget" };
    const findings = [...many(10, () => ({ introduced: false })), budget];
    const { text } = githubReporter.render({ ...emptyReport, findings }, { ...plain, rules });
    expect(text.split("\n")[0]).toContain("::over budget%0A");
  });

  test("what is in the log cannot be taken for a command", () => {
    const evil = many(30, () => ({
      place: { file: "::error title=x::", span: [1, 1, 1, 2] },
      message: "##[add-mask]a ::stop-commands::b",
    }));
    const plainLines = lines({
      ...emptyReport,
      findings: evil,
      snapshot: { ...emptyReport.snapshot, prefix: "" },
    }).slice(10);
    const commands = plainLines.flatMap((line) => commandOf(line)?.level ?? []);
    expect(commands).toEqual(["group", "endgroup"]);
    expect(plainLines.join("\n")).not.toContain("##[");
  });
});

test("the last line counts, the baseline's too", () => {
  expect(lines(comparedReport).at(-1)).toBe(
    "ssotlint: 3 errors, 2 warnings, 2 notes in 12 files; 3 fixed; 1 suppressed",
  );
  expect(lines(emptyReport)).toEqual(["ssotlint: No findings in 3 files"]);
});
