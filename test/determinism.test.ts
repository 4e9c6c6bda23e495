import { cpSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { loadReporter } from "../src/reporters/index.js";
import { REPORTER_NAMES } from "../src/reporters/reporter-names.js";
import { RULES } from "../src/rules/index.js";
import { checkMemory } from "./check-memory.js";
import { plain } from "./reporters/sample-report.js";
import { EXAMPLE, exampleFiles } from "./example-files.js";
import { runCli } from "./run-cli.js";

const elsewhere = realpathSync(mkdtempSync(join(tmpdir(), "ssotlint-")));
afterAll(() => rmSync(elsewhere, { recursive: true, force: true }));

/** What every reporter makes of these files, in the order in which they are listed. */
async function allBytes(files: readonly (readonly [string, string])[]): Promise<string> {
  const report = await checkMemory(Object.fromEntries(files));
  const options = { ...plain, color: true, rules: RULES, verbose: true, includeSuppressed: true, includeKnown: true };
  const reporters = await Promise.all(REPORTER_NAMES.map(loadReporter));
  return reporters.map(({ render }) => render(report, options).text).join("\f");
}

test("the rules are loaded for the reporters that look at them", async () => {
  const report = await checkMemory(exampleFiles());
  for (const reporter of await Promise.all(REPORTER_NAMES.map(loadReporter))) {
    let looked = false;
    const options = {
      ...plain,
      get rules() {
        looked = true;
        return RULES;
      },
    };
    reporter.render(report, options);
    expect(looked, reporter.name).toBe(reporter.ignoresRules !== true);
  }
});

describe("the same input gives the same bytes", () => {
  test("in whatever order the files are listed", async () => {
    const files = Object.entries(exampleFiles());
    const expected = await allBytes(files);
    expect(expected).toContain("websocket-manager");
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(files, { minLength: files.length }), async (shuffled) => {
        expect(await allBytes(shuffled)).toBe(expected);
      }),
      { numRuns: 20 },
    );
  });

  test.each(["console", "json", "sarif"])(
    "as %s: twice, from another directory, and from another place",
    async (name) => {
      const here = await runCli(EXAMPLE, ["check", "-r", name]);
      expect(here.code).toBe(1);
      expect(await runCli(EXAMPLE, ["check", "-r", name])).toEqual(here);
      expect(await runCli(tmpdir(), ["check", "-r", name, "--cwd", EXAMPLE])).toEqual(here);
      expect(await runCli(join(EXAMPLE, "frontend/src"), ["check", "-r", name])).toEqual(here);
      if (name === "sarif") return; // Its paths are relative to the git root, which the copy does not have.
      cpSync(EXAMPLE, join(elsewhere, name), { recursive: true });
      const copy = await runCli(join(elsewhere, name), ["check", "-r", name]);
      expect(withoutPlace(copy.out)).toBe(withoutPlace(here.out));
    },
  );
});

/** What has to differ: the kind of snapshot, its commit and way down, and the note that there is no git. */
function withoutPlace(text: string): string {
  return text
    .replace(/"snapshot": \{[^}]*\}/, "")
    .replace(/"notes": \[[^\]]*\]/, "")
    .replace(/^note: This is not a git repository.*\n/m, "");
}
