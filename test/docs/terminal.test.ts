import { writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startWatching } from "../cli/watching.js";
import { repository } from "../snapshot/scratch.js";
import { sectionsOf } from "./document.js";

interface Matcher {
  readonly pattern: { readonly regexp: string };
  readonly background: { readonly beginsPattern: string; readonly endsPattern: string };
}

function matcherOfDocument(): Matcher {
  const blocks = sectionsOf("docs/terminal.md").flatMap((section) => section.blocks);
  const tasks = blocks.find(({ language }) => language === "json")?.text ?? "";
  return JSON.parse(tasks).tasks[0].problemMatcher;
}

test("the patterns for VS Code match what is printed while a project is watched", async () => {
  const { pattern, background } = matcherOfDocument();
  const root = await repository({ "src/a.ts": 'import { x } from "./gone.js";\nexport const y = x;\n' });
  const watching = startWatching(root, ["--color", "never"]);
  await watching.round(1);
  writeFileSync(join(root, "src/a.ts"), 'import { z } from "./gone.js";\nexport const y = z;\n');
  await watching.round(2);
  const lines = watching.out().split("\n");
  const matches = (regexp: string): readonly RegExpExecArray[] =>
    lines.map((line) => new RegExp(regexp).exec(line)).filter((match) => match !== null);
  expect(matches(pattern.regexp).map((match) => match.slice(1, 6))).toEqual([
    ["src/a.ts", "1", "20", "error", "unresolved-import(missingModule)"],
    ["src/a.ts", "1", "20", "error", "unresolved-import(missingModule)"],
  ]);
  expect(matches(background.beginsPattern)).toHaveLength(2);
  expect(matches(background.endsPattern)).toHaveLength(2);
  await rm(root, { recursive: true });
  await watching.ended;
});
