import type { Log, Result } from "sarif";
import { describe, expect, test } from "vitest";
import type { Finding, Report } from "../../src/model/report.js";
import { githubLineHashes } from "../../src/reporters/github-line-hash.js";
import type { RenderOptions } from "../../src/reporters/reporter.js";
import { renderSarif } from "../../src/reporters/sarif.js";
import type { SarifLimits } from "../../src/reporters/sarif-limits.js";
import { sarifUri } from "../../src/reporters/sarif-uri.js";
import { comparedReport, emptyReport, plain, richReport } from "./sample-report.js";
import { sampleRules } from "./sample-rules.js";

const [rival] = richReport.findings as [Finding];

function logOf(report: Report, options: Partial<RenderOptions> = {}, limits?: SarifLimits) {
  const { text, warnings } = renderSarif(report, { ...plain, ...options }, limits);
  const log = JSON.parse(text) as Log;
  const [run] = log.runs;
  return { log, run: run!, results: run!.results!, warnings };
}

describe("what GitHub requires", () => {
  test.each([
    ["rich", richReport, {}],
    ["rich, with what is suppressed", richReport, { includeSuppressed: true, category: "a/b" }],
    ["empty", emptyReport, { homepage: null }],
    ["nothing known", { ...emptyReport, toolVersion: "" }, { rules: [], category: "", homepage: "" }],
  ] as const)("%s: no empty string, and an array of results", (_name, report, options) => {
    const { log, results } = logOf(report, options);
    expect(JSON.stringify(log)).not.toMatch(/:""/);
    expect(results).toBeInstanceOf(Array);
  });

  test("the whole catalogue stands there in its order, whatever fired", () => {
    for (const report of [richReport, emptyReport]) {
      expect(logOf(report).run.tool.driver.rules!.map(({ id }) => id)).toEqual(sampleRules.map(({ id }) => id));
    }
  });

  test("texts of rules have at most 1,024 characters", () => {
    for (const rule of logOf(emptyReport).run.tool.driver.rules!) {
      for (const text of [rule.shortDescription, rule.fullDescription, rule.help]) {
        expect(text!.text.length).toBeGreaterThan(0);
        expect(text!.text.length).toBeLessThanOrEqual(1024);
      }
    }
  });

  test("every result has one location, and the index of its rule", () => {
    const { run, results } = logOf(richReport);
    for (const result of results) {
      expect(result.locations).toHaveLength(1);
      expect(run.tool.driver.rules![result.ruleIndex!]!.id).toBe(result.ruleId);
    }
  });

  test("the line hash is the one that GitHub would compute, and ours stands beside it", () => {
    const [result] = logOf(richReport).results;
    const hashes = githubLineHashes(richReport.texts.get(rival.place.file)!);
    expect(result!.partialFingerprints).toEqual({
      primaryLocationLineHash: hashes[rival.place.span[0] - 1],
      "ssotlint/v1": rival.fingerprint,
    });
  });
});

describe("links", () => {
  test("every link of a message leads to a related location", () => {
    for (const result of logOf(richReport).results) {
      const ids = [...result.message.text!.matchAll(/\]\((\d+)\)/g)].map(([, id]) => Number(id));
      expect(ids).toEqual((result.relatedLocations ?? []).map(({ id }) => id));
    }
  });

  test("brackets and backslashes of names are no links", () => {
    const message = String.raw`[slug].ts and a\b`;
    const [result] = logOf({ ...emptyReport, findings: [{ ...rival, message, hint: "", evidence: [] }] }).results;
    expect(result!.message.text).toBe(String.raw`\[slug\].ts and a\\b`);
  });
});

describe("suppressions", () => {
  test("stay out of the file, unless asked for", () => {
    const all = (results: readonly Result[]) => results.map((result) => result.suppressions?.map(({ kind }) => kind));
    expect(new Set(all(logOf(richReport).results))).toEqual(new Set([undefined]));
    const asked = all(logOf(richReport, { includeSuppressed: true }).results);
    expect(asked).toHaveLength(richReport.findings.length + 1);
    expect(asked.at(-1)).toEqual(["inSource"]);
    expect(asked[0]).toEqual([]);
  });
});

describe("what is new", () => {
  test("is said of every result or of none", () => {
    const states = (report: Report) =>
      logOf(report, { includeSuppressed: true }).results.map(({ baselineState }) => baselineState);
    expect(new Set(states(richReport))).toEqual(new Set([undefined]));
    expect(states(comparedReport)).toEqual([
      ...comparedReport.findings.map((_, index) => (index % 2 === 0 ? "new" : "unchanged")),
      "unchanged",
    ]);
  });
});

describe("limits", () => {
  const findings = Array.from({ length: 25_010 }, (_, index): Finding => {
    const severity = index < 5 ? "error" : "note";
    return { ...rival, severity, evidence: [], fingerprint: String(index) };
  });

  test("25,000 results, the most severe, and it is said", () => {
    const { results, run, warnings } = logOf({ ...emptyReport, findings });
    expect(results).toHaveLength(25_000);
    expect(results.filter(({ level }) => level === "error")).toHaveLength(5);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain("the 10 least severe were left out");
    const [notification] = run.invocations![0]!.toolExecutionNotifications!;
    expect(notification!.message.text).toContain("the 10 least severe were left out");
  });

  test("a gzipped size", () => {
    const few = findings.slice(0, 500);
    const { results, warnings } = logOf({ ...emptyReport, findings: few }, {}, { results: 25_000, gzippedBytes: 5000 });
    expect(results.length).toBeGreaterThan(0);
    expect(results.length).toBeLessThan(500);
    expect(results[0]!.level).toBe("error");
    expect(warnings).toHaveLength(1);
  });

  test("1,000 locations a result", () => {
    const [place] = rival.evidence;
    const evidence = Array.from({ length: 2000 }, () => place!);
    const [result] = logOf({ ...emptyReport, findings: [{ ...rival, evidence }] }).results;
    expect(result!.relatedLocations!.length + result!.locations!.length).toBe(1000);
    expect(result!.message.text).toContain("and 1990 more");
  });
});

describe("URIs", () => {
  test.each([
    ["", "src/a.ts", "src/a.ts"],
    ["front end/", "src/a b.ts", "front%20end/src/a%20b.ts"],
    ["", "src/[id]/(group)/@modal/a+b.ts", "src/%5Bid%5D/(group)/@modal/a+b.ts"],
    ["", "a#b?c%d.ts", "a%23b%3Fc%25d.ts"],
    ["", "c:/a:b.ts", "c%3A/a:b.ts"],
    ["", "Größe/漢.ts", "Gr%C3%B6%C3%9Fe/%E6%BC%A2.ts"],
    ["", String.raw`a\b"<>|.ts`, "a%5Cb%22%3C%3E%7C.ts"],
    ["", "half\uD800.ts", "half%EF%BF%BD.ts"],
  ])("%s + %s", (prefix, file, uri) => {
    expect(sarifUri(prefix, file)).toBe(uri);
    if (!file.includes("\uD800")) expect(decodeURIComponent(uri)).toBe(prefix + file);
  });
});

test("the category is what stands before the last slash", () => {
  expect(logOf(emptyReport).run.automationDetails).toBeUndefined();
  expect(logOf(emptyReport, { category: "ssotlint" }).run.automationDetails).toEqual({ id: "ssotlint/" });
  expect(logOf(emptyReport, { category: "a/b/" }).run.automationDetails).toEqual({ id: "a/b/" });
});
