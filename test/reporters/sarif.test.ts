import { gzipSync } from "node:zlib";
import type { Log, Result, Run } from "sarif";
import { describe, expect, test } from "vitest";
import type { Finding, Report } from "../../src/model/report.js";
import { githubLineHashes } from "../../src/reporters/github-line-hash.js";
import type { RenderOptions, RuleInfo } from "../../src/reporters/reporter.js";
import { renderSarif } from "../../src/reporters/sarif.js";
import type { SarifLimits } from "../../src/reporters/sarif-limits.js";
import { sarifUri } from "../../src/reporters/sarif-uri.js";
import { comparedReport, emptyReport, plain, richReport } from "./sample-report.js";
import { plainLineHashes } from "./plain-line-hashes.js";
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
    expect([log.$schema, log.version]).toEqual([expect.stringMatching(/^https:.*sarif-2\.1\.0\.json$/), "2.1.0"]);
    expect(log.runs).toHaveLength(1);
    expect(log.runs[0]!.tool.driver.name).toBe("ssotlint");
    expect(log.runs[0]!.tool.driver.rules).toBeInstanceOf(Array);
  });

  test("every rule has its id and its three texts", () => {
    for (const rule of logOf(emptyReport).run.tool.driver.rules!) {
      for (const text of [rule.id, rule.shortDescription!.text, rule.fullDescription!.text, rule.help!.text]) {
        expect(text).not.toBe("");
      }
    }
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

  test("every result has its message and its fingerprints, one location, and the index of its rule", () => {
    const { run, results } = logOf(richReport);
    for (const result of results) {
      expect(result.locations).toHaveLength(1);
      expect(result.message.text).not.toBe("");
      expect(result.partialFingerprints).toHaveProperty(["ssotlint/v1"]);
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

describe("what GitHub reads when it is there", () => {
  test("the version of the tool, and of columns what they count", () => {
    expect(logOf(emptyReport).run.tool.driver.semanticVersion).toBe(emptyReport.toolVersion);
    expect(logOf(emptyReport).run.columnKind).toBe("utf16CodeUnits");
  });

  test("of a rule the help in Markdown with the link in it, level, tags and precision, and nothing of security", () => {
    for (const [index, rule] of logOf(emptyReport, {
      homepage: "https://example.org/x",
    }).run.tool.driver.rules!.entries()) {
      const { docs } = sampleRules[index]!;
      expect(rule.help!.markdown).toContain("## Why it matters");
      expect(rule.help!.markdown).toContain("(https://example.org/x)");
      expect(rule).not.toHaveProperty("helpUri");
      expect(["error", "warning", "note"]).toContain(rule.defaultConfiguration!.level);
      expect(rule.properties).toEqual({
        tags: docs.tags,
        precision: docs.precision,
        "problem.severity": rule.id === "only-notes" ? "recommendation" : "error",
      });
    }
  });

  test("the level of a result is that of its finding", () => {
    expect(logOf(richReport).results.map(({ level }) => level)).toEqual(
      richReport.findings.map(({ severity }) => severity),
    );
  });

  test("the way from a name to its definition as a code flow, hop by hop", () => {
    const place = { file: "a.ts", span: [2, 1, 2, 3] } as const;
    const hop = { hop: "reexport", name: "X", ...place } as const;
    const chain = [{ ...hop, hop: "import" as const }, hop, { ...hop, file: "b.ts" }];
    const [result, plainOne] = logOf({
      ...emptyReport,
      findings: [
        { ...rival, chain },
        { ...rival, chain: [] },
      ],
    }).results;
    const [flow, ...others] = result!.codeFlows!;
    expect(others).toEqual([]);
    const told = flow!.threadFlows[0]!.locations.map(({ location }) => [
      location!.message!.text,
      location!.physicalLocation!.artifactLocation!.uri,
    ]);
    expect(told).toEqual([
      ["import X", "a.ts"],
      ["reexport X", "a.ts"],
      ["reexport X", "b.ts"],
    ]);
    expect(plainOne).not.toHaveProperty("codeFlows");
  });
});

describe("places", () => {
  const text = 'const 𝒳 = "👩‍👩‍👧"; class Größe {}\napp.get("/",\n  () => 1);  \n\n';

  function regionOf(span: Finding["place"]["span"], texts = new Map([["a.ts", text]])) {
    const findings = [{ ...rival, place: { file: "a.ts", span } }];
    return logOf({ ...emptyReport, findings, texts }).results[0]!.locations![0]!.physicalLocation!.region!;
  }

  test("columns count UTF-16 units, and the last is the one behind", () => {
    const start = text.indexOf("Größe") + 1;
    expect(regionOf([1, start, 1, start + 5])).toEqual({
      startLine: 1,
      startColumn: start,
      endLine: 1,
      endColumn: start + 5,
    });
    expect(text.slice(start - 1, start + 4)).toBe("Größe");
    expect(start).toBeGreaterThan(Array.from(text).indexOf("G") + 1);
  });

  test("are one line, or a pull request would show them only where all of their lines changed", () => {
    expect(regionOf([2, 1, 3, 10])).toEqual({ startLine: 2, startColumn: 1, endLine: 2, endColumn: 13 });
    expect(regionOf([3, 8, 5, 1])).toEqual({ startLine: 3, startColumn: 8, endLine: 3, endColumn: 12 });
    expect(regionOf([2, 5, 3, 1], new Map())).toEqual({ startLine: 2, startColumn: 5, endLine: 2, endColumn: 5 });
  });

  test("that are empty become their line", () => {
    expect(regionOf([2, 1, 2, 1])).toEqual({ startLine: 2, startColumn: 1, endLine: 2, endColumn: 13 });
  });

  test("of evidence stay whole", () => {
    const evidence = [{ message: "see", place: { file: "a.ts", span: [2, 1, 3, 10] as const } }];
    const [result] = logOf({ ...emptyReport, findings: [{ ...rival, evidence }] }).results;
    expect(result!.relatedLocations![0]!.physicalLocation!.region).toMatchObject({ startLine: 2, endLine: 3 });
  });

  test("are hashed as GitHub reads the file: with a byte order mark, and all as UTF-8", () => {
    const place = { file: "a.py", span: [1, 1, 1, 2] as const };
    const report: Report = {
      ...emptyReport,
      findings: [{ ...rival, place }],
      texts: new Map([["a.py", "größe = 1\n"]]),
      textsAsUtf8: new Map([["a.py", "\uFEFFgr\uFFFD\uFFFDe = 1\n"]]),
    };
    const [result] = logOf(report).results;
    expect(result!.partialFingerprints!["primaryLocationLineHash"]).toBe(
      plainLineHashes("\uFEFFgr\uFFFD\uFFFDe = 1\n")[0],
    );
  });

  test("whose text is not at hand are left for the upload to hash", () => {
    const [result] = logOf({ ...emptyReport, findings: [rival] }).results;
    expect(result!.partialFingerprints).toEqual({ "ssotlint/v1": rival.fingerprint });
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
    expect(asked.filter((kinds) => kinds!.length > 0)).toEqual([["inSource"]]);
  });
});

describe("what is new", () => {
  test("is said of every result or of none", () => {
    const states = (report: Report) => logOf(report).results.map(({ baselineState }) => baselineState);
    expect(new Set(states(richReport))).toEqual(new Set([undefined]));
    expect(states(comparedReport)).toEqual(
      comparedReport.findings.map((_, index) => (index % 2 === 0 ? "new" : "unchanged")),
    );
    const all = logOf(comparedReport, { includeSuppressed: true }).results;
    expect(all).toHaveLength(comparedReport.findings.length + 1);
    expect(new Set(all.map(({ baselineState }) => baselineState))).toEqual(new Set(["new", "unchanged"]));
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
    const limits = { results: 25_000, gzippedBytes: 5000 };
    const { results, warnings, run } = logOf({ ...emptyReport, findings: few }, {}, limits);
    const { text } = renderSarif({ ...emptyReport, findings: few }, plain, limits);
    expect(gzipSync(text).length).toBeLessThanOrEqual(5000);
    expect(notified(run)).toEqual([warnings[0]!.replace("SARIF: ", "")]);
    expect(results.length).toBeGreaterThan(0);
    expect(results.length).toBeLessThan(500);
    expect(results[0]!.level).toBe("error");
    expect(warnings).toHaveLength(1);
  });

  test("1,000 locations a result", () => {
    const [place] = rival.evidence;
    const evidence = Array.from({ length: 2000 }, () => place!);
    const fits = { ...rival, evidence: evidence.slice(0, 999) };
    const { results, warnings, run } = logOf({ ...emptyReport, findings: [{ ...rival, evidence }, fits] });
    for (const result of results) expect(result.relatedLocations!.length + result.locations!.length).toBe(1000);
    expect(results[0]!.message.text).toContain("and 1990 more");
    const said =
      "code scanning takes no more than 1000 places of a finding; the last ones of 1 of these findings were left out";
    expect([warnings, notified(run)]).toEqual([[`SARIF: ${said}`], [said]]);
  });

  test("20 tags a rule", () => {
    const [rule, other] = sampleRules as [RuleInfo, RuleInfo];
    const tags = Array.from({ length: 21 }, (_, index) => `tag-${index}`);
    const { warnings, run } = logOf(emptyReport, { rules: [{ ...rule, docs: { ...rule.docs, tags } }, other] });
    expect(run.tool.driver.rules![0]!.properties!.tags).toEqual(tags.slice(0, 20));
    const said = "code scanning takes no more than 20 tags of a rule; the last ones of 1 of the rules were left out";
    expect([warnings, notified(run)]).toEqual([[`SARIF: ${said}`], [said]]);
  });

  test("a suppressed finding is left out before an open one of its severity, and no sooner", () => {
    const suppressed = (["error", "note"] as const).map((severity) => ({
      ...rival,
      severity,
      fingerprint: `s-${severity}`,
    }));
    const open = (["error", "warning", "note"] as const).map((severity) => ({
      ...rival,
      severity,
      fingerprint: severity,
    }));
    const report = { ...emptyReport, findings: open, suppressed };
    const { results } = logOf(report, { includeSuppressed: true }, { results: 4, gzippedBytes: 1_000_000 });
    expect(results.map(({ partialFingerprints }) => partialFingerprints!["ssotlint/v1"])).toEqual([
      "error",
      "s-error",
      "warning",
      "note",
    ]);
  });

  test("nothing is said where everything fits", () => {
    const { warnings, run } = logOf({ ...richReport, problems: [] });
    expect([warnings, notified(run)]).toEqual([[], []]);
  });

  function notified(run: Run): readonly unknown[] {
    const notifications = run.invocations![0]!.toolExecutionNotifications ?? [];
    return notifications.map(({ message }) => message.text);
  }
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
  for (const category of ["", "/", "//"])
    expect(logOf(emptyReport, { category }).run.automationDetails).toBeUndefined();
  expect(logOf(emptyReport, { category: "ssotlint" }).run.automationDetails).toEqual({ id: "ssotlint/" });
  expect(logOf(emptyReport, { category: "a/b/" }).run.automationDetails).toEqual({ id: "a/b/" });
});
