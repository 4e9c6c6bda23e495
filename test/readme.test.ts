import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { REPORTER_NAMES } from "../src/reporters/reporter-names.js";
import { TREND_REPORTER_NAMES } from "../src/reporters/trend/trend-reporter-names.js";

const read = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), "utf8");

test("the README has a line for each dependency and each bundled package, and for nothing else", () => {
  const { dependencies } = JSON.parse(read("package.json")) as { dependencies: Record<string, string> };
  const bundled = JSON.parse(read("scripts/bundled.json")) as string[];
  const readme = read("README.md");
  const section = readme.slice(readme.indexOf("## Dependencies"));
  const rows = [...section.matchAll(/^\| (?<name>[@a-z][\w@/.-]*) +\|/gm)].map(({ groups }) => groups?.["name"] ?? "");
  expect(rows.filter((name) => name !== "package").toSorted()).toEqual(
    [...Object.keys(dependencies), ...bundled].toSorted(),
  );
});

test.each([
  ["reporter", REPORTER_NAMES],
  ["trend", TREND_REPORTER_NAMES],
])("the page of reports has a line for each %s, in the order of the help", (header, names) => {
  const [table = ""] = new RegExp(String.raw`^\| ${header} +\|[^]*?(?=\n\n)`, "m").exec(read("docs/reports.md")) ?? [];
  expect([...table.matchAll(/^\| `([a-z]+)` /gm)].map(([, name]) => name)).toEqual([...names]);
});
