import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { PACKAGES, ROOT } from "./python/packages.js";
import { loadDebianParser, loadNewestParser, type Parser } from "./python/parsers.js";
import { edits, packageTexts, snippets } from "./python/syntax-texts.js";
import { agreement, falseProblems, judge, missedProblems, type SyntaxVerdict } from "./python/syntax-verdicts.js";

const isRequired = process.env["SSOTLINT_ORACLES"] === "required";
const newest = await loadNewestParser();
const debian = loadDebianParser();
const hasPackages = PACKAGES.every((name) => existsSync(join(ROOT, name)));
if (newest === null || debian === null || !hasPackages) {
  console.log("skipped: CPython's parsers, because test/oracle/python or Debian's packages are not installed");
}

describe.skipIf((newest === null || debian === null || !hasPackages) && !isRequired)("what is no Python", () => {
  let verdicts: Readonly<Record<"files" | "snippets" | "edits", readonly SyntaxVerdict[]>>;
  beforeAll(() => {
    if (newest === null) throw new Error("test/oracle/python is not installed");
    verdicts = {
      files: judge(newest, packageTexts()),
      snippets: judge(newest, snippets()),
      edits: judge(newest, edits()),
    };
    const parts = (["files", "snippets", "edits"] as const).map((kind) => `${kind} ${agreement(verdicts[kind])}`);
    console.log(`CPython ${newest.version}: ${parts.join(", ")}`);
  }, 300_000);

  test("is none to the newest CPython, and the other way round, in files", () => {
    expect(verdicts.files.length).toBeGreaterThan(1900);
    expect(falseProblems(verdicts.files)).toEqual([]);
    expect(missedProblems(verdicts.files)).toEqual([]);
  });

  test("in short texts", () => {
    expect(verdicts.snippets.length).toBeGreaterThan(100);
    expect(falseProblems(verdicts.snippets)).toEqual([]);
    expect(missedProblems(verdicts.snippets)).toEqual([]);
  });

  test("in edited texts, what is called a problem is one; more than 97 in 100 are found", () => {
    expect(verdicts.edits.length).toBeGreaterThan(20_000);
    expect(falseProblems(verdicts.edits).filter(({ name }) => causeOf(name) === null)).toEqual([]);
    const rejected = verdicts.edits.filter(({ theirs }) => theirs !== null);
    expect(missedProblems(verdicts.edits).length / rejected.length).toBeLessThan(0.03);
  });

  test("what Debian's older CPython parses is no problem, and what it does not is one, or new", () => {
    if (debian === null || newest === null) throw new Error("There is no interpreter");
    expect(byAge(debian, packageTexts(), verdicts.files)).toEqual([]);
    expect(byAge(debian, snippets(), verdicts.snippets)).toEqual([]);
  });

  test("docs/accuracy.md gives the figure that is printed", () => {
    const page = readFileSync(new URL("../../docs/accuracy.md", import.meta.url), "utf8");
    expect(page).toContain(`files ${agreement(verdicts.files)}`);
  });
});

/** Where the older parser and ssotlint differ, and the newest does not side with ssotlint. Says how often it is the age of the parser alone. */
function byAge(older: Parser, texts: ReadonlyMap<string, Uint8Array>, byNewest: readonly SyntaxVerdict[]) {
  const found = judge(older, texts);
  const newer = new Set(byNewest.filter(({ theirs }) => theirs === null).map(({ name }) => name));
  const apart = [...falseProblems(found), ...missedProblems(found)];
  const isNew = ({ name, ours }: SyntaxVerdict): boolean => ours === null && newer.has(name);
  const aged = apart.filter(isNew);
  console.log(`CPython ${older.version}: ${agreement(found)}, ${aged.length} newer than it:`);
  console.log(aged.map(({ name, theirs }) => `  ${JSON.stringify(name)}: ${theirs}`).join("\n"));
  return apart.filter((verdict) => !isNew(verdict));
}

/** Why an edited text may be called a problem though the parser lets it pass; null when nobody knows. No file is excused. */
function causeOf(text: string): string | null {
  if (/^[ ]*\*/m.test(text))
    return "a statement that is a starred expression does nothing, and the compiler rejects most of them";
  return /\bas\*/.test(text) ? "the parser takes a star for a target behind `as`, and the compiler does not" : null;
}
