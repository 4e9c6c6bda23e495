import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { REPORTER_NAMES } from "../src/reporters/reporter-names.js";

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

test("the README has a line for each reporter, in the order of the help", () => {
  const readme = read("README.md");
  const section = readme.slice(readme.indexOf("### Reports"), readme.indexOf("### Speed"));
  const rows = [...section.matchAll(/^\| `(?<name>[a-z]+)` /gm)].map(({ groups }) => groups?.["name"]);
  expect(rows).toEqual([...REPORTER_NAMES]);
});
