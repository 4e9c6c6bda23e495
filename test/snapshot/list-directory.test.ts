import fc from "fast-check";
import { chmod, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";

import { listDirectory } from "../../src/snapshot/list-directory.js";
import { asNobody, git, repository, scratchDirectory, write } from "./scratch.js";

test("lists what git lists, over generated trees and .gitignore files", async () => {
  // The repository's own folder lies elsewhere, so that both look at the same directory.
  const elsewhere = await repository();
  const root = await scratchDirectory();
  let listed = 0;
  let ignored = 0;
  for (const { ignores, paths } of fc.sample(tree, { numRuns: 150, seed: 8 })) {
    await writeWhatFits(root, paths);
    await writeWhatFits(
      root,
      ignores.map(({ folder }) => `${folder}.gitignore`),
      ignores.map(({ lines }) => lines),
    );
    const ours = (await listDirectory(root)).files.toSorted();
    expect(ours, JSON.stringify(ignores)).toEqual(listedByGit(elsewhere, root));
    listed += ours.length;
    ignored += (await filesBelow(root)).length - ours.length;
    for (const name of await readdir(root)) await rm(join(root, name), { recursive: true });
  }
  expect(Math.min(listed, ignored)).toBeGreaterThan(1000);
});

const name = fc.constantFrom(..."a b ab a.ts b.ts .a [a] a* ü a\\ !a #a".split(" "), "a ", "a b");
const folder = fc.array(fc.constantFrom("a/", "b/", "ab/", ".a/"), { maxLength: 2 }).map((steps) => steps.join(""));
const pattern = fc.oneof(
  name,
  fc.constantFrom(
    ..."* ** *.ts a* *b a*b *a*b* a?? [ab] [!a]* [a-b].ts \\[a\\] \\#a \\!a a\\\\ {a,b} ü".split(" "),
    "a\\ ",
  ),
);
const line = fc
  .record({
    sign: fc.constantFrom("", "", "", "!"),
    start: fc.constantFrom("", "", "", "/", "**/"),
    patterns: fc.array(pattern, { minLength: 1, maxLength: 2 }),
    end: fc.constantFrom("", "", "", "/", "/**", "/*", " ", "\\  ", "\\\\ ", "\r"),
  })
  .map(({ sign, start, patterns, end }) => sign + start + patterns.join("/") + end);
const tree = fc.record({
  paths: fc.array(
    fc.tuple(folder, folder, name).map((steps) => steps.join("")),
    { minLength: 30, maxLength: 60 },
  ),
  ignores: fc.uniqueArray(
    fc.record({ folder, lines: fc.array(line, { maxLength: 6 }).map((lines) => lines.join("\n")) }),
    { selector: (file) => file.folder, minLength: 1, maxLength: 5 },
  ),
});

/** A file can be where a later one wants a folder, and a folder where it wants to be: then it is left out. */
async function writeWhatFits(root: string, paths: readonly string[], texts: readonly string[] = []): Promise<void> {
  for (const [index, path] of paths.entries()) {
    await write(root, { [path]: texts[index] ?? "" }).catch((error: NodeJS.ErrnoException) => {
      if (!["EEXIST", "EISDIR", "ENOTDIR"].includes(error.code ?? "")) throw error;
    });
  }
}

function listedByGit(repository: string, root: string): readonly string[] {
  const args = [`--git-dir=${repository}/.git`, "--work-tree=.", "ls-files", "-co", "--exclude-standard", "-z"];
  return git(root, args).split("\0").filter(Boolean).toSorted();
}

async function filesBelow(root: string): Promise<readonly string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

test("a .gitignore that is a symlink or a folder says nothing, as for git", async () => {
  const root = await scratchDirectory();
  await write(root, { "x/.gitignore": "-> ../rules", rules: "a.ts", "x/a.ts": "", "y/.gitignore/a.ts": "" });
  expect((await listDirectory(root)).files.toSorted()).toEqual(["rules", "x/a.ts", "y/.gitignore/a.ts"]);
});

test("a folder that may not be read is left out, and so is what its rules would say", async () => {
  const root = await scratchDirectory();
  await write(root, { "a.ts": "", "closed/.gitignore": "*", "closed/b.ts": "" });
  await chmod(join(root, "closed"), 0o000);
  await asNobody(async () => {
    expect((await listDirectory(root)).files).toEqual(["a.ts"]);
  });
  await chmod(join(root, "closed"), 0o755);
});

test("a folder with any name", async () => {
  const root = await scratchDirectory();
  await write(root, { "new\nline/a.ts": "", "(x)/[id]/b.ts": "" });
  expect((await listDirectory(root)).files.toSorted()).toEqual(["(x)/[id]/b.ts", "new\nline/a.ts"]);
});
