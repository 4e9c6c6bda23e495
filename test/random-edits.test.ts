import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { runCli } from "./run-cli.js";
import { git, repository, scratchDirectory } from "./snapshot/scratch.js";

/**
 * Whatever happens to a repository: a run that keeps what it read, one that does not, and one over a copy of the files in a plain directory
 * say the same of the work tree, of what is staged, and of the last commit.
 */
test("cached and uncached runs agree with a copy of the files after every random edit", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 10 }), async (steps) => {
      const root = await repository({ "ssotlint.yaml": MANIFEST, "a.ts": CONTENTS[0] });
      git(root, ["add", "--all"]);
      git(root, ["commit", "--quiet", "--message=x"]);
      const cache = await scratchDirectory();
      for (const one of steps) {
        take(root, one);
        await compare(root, cache, [], ["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
        await compare(root, cache, ["--staged"], ["write-tree"]);
        await compare(root, cache, ["--ref", "HEAD"], ["rev-parse", "HEAD"]);
      }
    }),
    { numRuns: RUNS },
  );
}, 600_000);

/** More are for whoever changes something here. */
const RUNS = Number(process.env["SSOTLINT_RANDOM_EDITS"] ?? 3);

const MANIFEST =
  "version: 1\nroles:\n  m:\n    canonical: a.ts#Manager\n    match: { name: '*manager*' }\nbudgets: { 'roles.m.rivals': 0 }\n";

const PATHS = ["a.ts", "b.ts", "lib/b.ts", "lib/index.ts", "app/main.py", "app/ws.py"] as const;

const CONTENTS = [
  "export class Manager {\n  openDoor() { return 1; }\n  closeDoor() { return 2; }\n}\n",
  "export class OtherManager {\n  openDoor() { return 1; }\n  closeDoor() { return 2; }\n}\n",
  'import { Manager } from "./a.js";\nexport { Manager as Renamed };\nexport const made = new Manager();\n',
  'import { gone } from "./b.js";\nimport { Renamed } from "./lib/index.js";\nexport const used = [gone, Renamed];\n',
  'import express from "express";\nexport const app = express();\napp.get("/x", one);\napp.get("/x", two);\n',
  "from .ws import Manager\nfrom app.ws import gone\n",
  "class Manager:\n    def open_door(self): return 1\n    def close_door(self): return 2\n",
  "import { broken from;\n",
  "",
] as const;

const path = fc.constantFrom(...PATHS);
const content = fc.constantFrom(...CONTENTS);

type Step =
  | { readonly kind: "write" | "halfStage"; readonly path: string; readonly content: string }
  | { readonly kind: "delete" | "add" | "unstage" | "intend"; readonly path: string }
  | { readonly kind: "rename"; readonly path: string; readonly to: string }
  | { readonly kind: "addAll" | "commit" };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom("write" as const, "halfStage" as const), path, content }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom("delete" as const, "add" as const, "unstage" as const, "intend" as const),
      path,
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("rename" as const), path, to: path }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom("addAll" as const, "commit" as const) }) },
);

function take(root: string, one: Step): void {
  switch (one.kind) {
    case "write":
      put(root, one.path, one.content);
      return;
    case "halfStage":
      put(root, one.path, `${one.content}// staged\n`.replace(/^\/\/ staged\n$/, ""));
      git(root, ["add", "--", one.path]);
      put(root, one.path, one.content);
      return;
    case "delete":
      rmSync(join(root, one.path), { force: true });
      return;
    case "add":
      if (existsSync(join(root, one.path))) git(root, ["add", "--", one.path]);
      return;
    case "unstage":
      git(root, ["rm", "--quiet", "--cached", "--force", "--ignore-unmatch", "--", one.path]);
      return;
    case "intend":
      if (existsSync(join(root, one.path))) git(root, ["add", "--intent-to-add", "--", one.path]);
      return;
    case "rename":
      if (!existsSync(join(root, one.path))) return;
      mkdirSync(dirname(join(root, one.to)), { recursive: true });
      renameSync(join(root, one.path), join(root, one.to));
      return;
    case "addAll":
      git(root, ["add", "--all"]);
      return;
    case "commit":
      git(root, ["commit", "--quiet", "--allow-empty", "--message=x"]);
  }
}

function put(root: string, file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

async function compare(
  root: string,
  cache: string,
  options: readonly string[],
  which: readonly string[],
): Promise<void> {
  const copy = await scratchDirectory();
  const listed = git(root, which);
  if (which[0] === "ls-files") {
    for (const file of listed.split("\0")) {
      if (file !== "" && existsSync(join(root, file))) put(copy, file, readFileSync(join(root, file), "utf8"));
    }
  } else {
    const archive = execFileSync("git", ["archive", listed.trim()], { cwd: root });
    execFileSync("tar", ["-x", "-C", copy], { input: archive });
  }
  const expected = await said(copy, []);
  // Twice, because the first one fills the cache.
  for (const more of [["--no-cache"], ["--cache-dir", cache], ["--cache-dir", cache]]) {
    expect(await said(root, [...options, ...more])).toEqual(expected);
  }
  rmSync(copy, { recursive: true });
}

/** The report without what says where it comes from. */
async function said(directory: string, options: readonly string[]): Promise<unknown> {
  const { out, err } = await runCli(directory, ["check", "-r", "json", "--today", "2026-06-01", ...options]);
  expect(err).toBe("");
  const { snapshot: _snapshot, notes: _notes, ...report } = JSON.parse(out) as Record<string, unknown>;
  return report;
}
