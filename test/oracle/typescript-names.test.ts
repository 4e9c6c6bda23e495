import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { loadCompiler } from "./typescript-names/compiler.js";
import { COUNTS, REASONS } from "./typescript-names/exclusions.js";
import { judge } from "./typescript-names/judge.js";
import { PACKAGES } from "./typescript-names/packages.js";
import { countExclusions, report, type Tally } from "./typescript-names/tally.js";
import type { Material } from "./typescript-names/workbench.js";

const compiler = loadCompiler();
const isRequired = process.env["SSOTLINT_ORACLES"] === "required";
if (compiler === null) {
  console.log("skipped: the TypeScript checker's oracle, because test/oracle/packages is not installed (npm ci there)");
}

const PROJECTS_FOLDER = new URL("projects/", import.meta.url).pathname;
const projects = (existsSync(PROJECTS_FOLDER) ? readdirSync(PROJECTS_FOLDER) : []).map((name): Material => ({
  name,
  from: join(PROJECTS_FOLDER, name),
  includes: () => true,
}));

describe.skipIf(compiler === null && !isRequired)("ssotlint and the TypeScript checker agree", () => {
  const tallies: Tally[] = [];
  afterAll(() => {
    console.log(report(tallies, REASONS));
  });

  const materials = [...projects, ...PACKAGES];
  test.each(materials)("$name", async (material) => {
    if (compiler === null) throw new Error("test/oracle/packages is not installed");
    const tally = await judge(compiler, material);
    tallies.push(tally);
    const open = tally.judgements.filter((item) => item.verdict === "disagree");
    expect(open.map((item) => `${item.about} ${item.place}: ours ${item.ours}; theirs ${item.theirs}`)).toEqual([]);
  });

  test("every exclusion covers as much as it is known to cover", ({ skip }) => {
    skip(tallies.length < materials.length, "only some of the projects were asked");
    expect(countExclusions(tallies)).toEqual(COUNTS);
  });

  test("docs/accuracy.md gives the figures that are printed", ({ skip }) => {
    skip(tallies.length < materials.length, "only some of the projects were asked");
    const total = report(tallies, REASONS)
      .split("\n")
      .find((line) => line.startsWith("total"));
    const page = readFileSync(new URL("../../docs/accuracy.md", import.meta.url), "utf8");
    expect(page).toContain(total?.replace(/^total\s+/, ""));
  });
});
