import { readFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { byKey } from "../../src/model/order.js";
import type { Finding, Report } from "../../src/model/report.js";
import { githubLineHashes } from "../../src/reporters/github-line-hash.js";
import type { RenderOptions } from "../../src/reporters/reporter.js";
import { renderSarif } from "../../src/reporters/sarif.js";
import { comparedReport, emptyReport, plain, richReport } from "../reporters/sample-report.js";
import { HOMEPAGE } from "../../src/model/version.js";
import { RULES } from "../../src/rules/index.js";
import { checkMemory } from "../check-memory.js";
import { exampleFiles } from "../example-files.js";
import { loadValidator } from "./sarif/validator.js";

const validator = loadValidator();
const isRequired = process.env["SSOTLINT_ORACLES"] === "required";
if (validator === null) {
  console.log("skipped: the SARIF validator's oracle, because test/oracle/sarif is not installed (npm ci there)");
}

/** Advice that is not taken, and why. An error or a warning is never declined, but for the one that is named. */
const DECLINED: Readonly<Record<string, string>> = {
  SARIF2002: "GitHub reads message.text; ids with arguments serve translations, and there are none",
  SARIF2003: "the repository's address is known to the upload, not to a run that must give equal bytes everywhere",
  SARIF2005: "a warning: no address of the tool, and here none is given",
  SARIF2006: "it asks the network whether the schema's address answers",
  SARIF2009: "rule ids are words, as in every linter of this field, not numbers",
  SARIF2010: "GitHub shows the code itself and reads no snippets",
  SARIF2011: "GitHub shows the code itself and reads no context regions",
  SARIF2012: "GitHub reads no helpUri: the help is in help.markdown",
};

/** The same with the real rules, as the command line writes it. */
const real = { rules: RULES, homepage: HOMEPAGE } as const;
const BEYOND_ASCII = {
  "ssotlint.yaml":
    'version: 1\nroles:\n  groesse:\n    canonical: "größe/管理 [1].ts#Größe管理者"\n    match: { name: "*管理者" }\n',
  "größe/管理 [1].ts": "export class Größe管理者 {\n  verbindeŠ() {}\n  trenneŠ() {}\n  sende管理() {}\n}\n",
  "größe/#2 100%.ts":
    'import { weg } from "./管理 [1]";\nexport class Zweite管理者 {\n  verbindeŠ() { return weg; }\n  trenneŠ() {}\n  sende管理() {}\n}\n',
};

const samples: readonly (readonly [string, Report, Partial<RenderOptions>])[] = [
  ["rich", richReport, {}],
  ["rich, with what is suppressed", richReport, { includeSuppressed: true, category: "front/end" }],
  ["compared with a commit", comparedReport, { includeSuppressed: true }],
  ["beyond ASCII", beyondAscii(), {}],
  ["empty", emptyReport, {}],
  ["empty, with no address", { ...emptyReport, toolVersion: "1.0.0-beta.1" }, { homepage: null }],
  ["shortened", richReport, {}],
  ["the example", await checkMemory(exampleFiles()), real],
  ["a project with nothing in it", await checkMemory({}), real],
  ["a project beyond ASCII", await checkMemory(BEYOND_ASCII), real],
];

describe.skipIf(validator === null && !isRequired)("what others say about our SARIF", () => {
  const counts = { files: 0, results: 0, errors: 0, warnings: 0 };
  const advice = new Map<string, number>();
  afterAll(() => {
    const { files, results, errors, warnings } = counts;
    const declined = [...advice]
      .sort(byKey(([rule]) => rule))
      .map(([rule, count]) => `  ${rule} ${count}: ${DECLINED[rule]}`);
    console.log(
      [
        `SARIF: ${files} files with ${results} results, by schema and multitool: ${errors} errors, ${warnings} warnings`,
        `advice not taken: ${declined.length} rules`,
        ...declined,
      ].join("\n"),
    );
  });

  test.each(samples)("%s", (name, report, options) => {
    if (validator === null) throw new Error("test/oracle/sarif is not installed");
    const limits = name === "shortened" ? { results: 3, gzippedBytes: 1_000_000 } : undefined;
    const { text } = renderSarif(report, { ...plain, ...options }, limits);
    const bySchema = validator.bySchema(text);
    const byMultitool = validator.byMultitool(text);
    const open = byMultitool.filter(({ rule }) => DECLINED[rule] === undefined);
    counts.files++;
    counts.results += text.match(/"ruleId"/g)?.length ?? 0;
    counts.errors += bySchema.length + open.filter(({ level }) => level === "error").length;
    counts.warnings += open.filter(({ level }) => level === "warning").length;
    for (const { rule } of byMultitool) {
      if (DECLINED[rule] !== undefined) advice.set(rule, (advice.get(rule) ?? 0) + 1);
    }
    expect([...bySchema, ...open.map(({ message }) => message)]).toEqual([]);
    const declined = byMultitool.filter(({ rule, level }) => level !== "note" && rule !== "SARIF2005");
    expect(declined).toEqual([]);
    expect(byMultitool.some(({ rule }) => rule === "SARIF2005")).toBe(options.homepage === null);
  });

  test("both of them object to what is wrong", () => {
    if (validator === null) throw new Error("test/oracle/sarif is not installed");
    const { text } = renderSarif(richReport, plain);
    const broken = text.replace("front%20end", "front end").replace('"level": "error"', '"level": "fatal"');
    expect(validator.bySchema(broken).length).toBeGreaterThanOrEqual(2);
    const spoilt = validator.byMultitool(text.replace("front%20end", "front end"));
    expect(spoilt.filter(({ level }) => level === "error")).not.toEqual([]);
  });
});

describe.skipIf(validator === null && !isRequired)("the line hash is the one that others compute", () => {
  const totals = { agree: 0, total: 0 };
  afterAll(() => {
    console.log(`line hashes: ${totals.agree} of ${totals.total} lines agree with the multitool`);
  });

  test.each([
    ["this file", readFileSync(new URL(import.meta.url), "utf8")],
    ["this file with CRLF", readFileSync(new URL(import.meta.url), "utf8").replaceAll("\n", "\r\n")],
    ["this file with CR", readFileSync(new URL(import.meta.url), "utf8").replaceAll("\n", "\r")],
    ["nothing", ""],
    ["equal lines and empty ones", "a\n\n\n  \t\n".repeat(60)],
    ["lines longer than the window", `${"0123456789 ".repeat(40)}\n`.repeat(5)],
    ["many scripts", "größe 管理者 👩‍👩‍👧\t\u00A0\uFFFD\n".repeat(20)],
  ])("%s", (_name, text) => {
    if (validator === null) throw new Error("test/oracle/sarif is not installed");
    const theirs = validator.lineHashes(text);
    const ours = githubLineHashes(text);
    totals.total += theirs.length;
    totals.agree += theirs.filter((hash, index) => hash === ours[index]).length;
    expect(ours).toEqual(theirs);
  });
});

/** Names and paths of many scripts, and everything that a URI or a message could stumble over. */
function beyondAscii(): Report {
  const file = "サーバー/größe [neu]/a#b%20?c&d=e:f.ts";
  const [rival] = richReport.findings as [Finding];
  const place = { file, span: [1, 14, 1, 18] as const };
  const finding: Finding = {
    ...rival,
    message: String.raw`Größe_管理者 "is" <b>another</b> [one](9) \[two\] {0} 👩‍👩‍👧 ${"\u202E\u001B[31m"}`,
    symbol: `${file}#Größe_管理者`,
    place,
    chain: [{ hop: "star", file, span: [1, 1, 1, 1], name: "./größe.js" }],
    evidence: [{ message: "[x](1)", place }],
  };
  return {
    ...emptyReport,
    snapshot: { kind: "index", commit: null, prefix: "c:/проект один/" },
    findings: [finding],
    problems: [{ place: { file, span: [1, 1, 1, 1] }, message: "größe \u0007" }],
    texts: new Map([[file, "export class 管理者者 {}\n"]]),
  };
}
