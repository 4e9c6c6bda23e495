import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, test } from "vitest";
import { folderWatcher } from "../../src/snapshot/folder-watcher.js";
import { foldersAbove, foldersToWatch } from "../../src/snapshot/folders-to-watch.js";
import { locate } from "../../src/snapshot/locate-repository.js";
import { openWorktree } from "../../src/snapshot/open-worktree.js";
import { withReadableBlobs } from "../../src/snapshot/readable-blobs.js";
import { changedPaths } from "../../src/snapshot/snapshot-changes.js";
import { until } from "../cli/watching.js";
import { git, repository, scratchDirectory, write } from "./scratch.js";

async function watched(root: string, directory = root): Promise<readonly string[]> {
  const { snapshot } = await openWorktree(directory);
  const folders = await foldersToWatch(directory, await locate(directory), snapshot);
  return folders.map((folder) => relative(root, folder)).sort();
}

test("folders are watched that have files or may get some, and not what git ignores, by whatever file", async () => {
  const root = await repository({
    ".gitignore": "build/\nkept/*\nnode_modules/\n",
    "src/a.ts": "",
    "src/deep/er/b.ts": "",
    "build/out/c.js": "",
    "node_modules/p/index.js": "",
    "venv/.gitignore": "*\n",
    "venv/lib/python/x.py": "",
    "secret/deep/d.ts": "",
    "kept/forced/e.ts": "",
    "vendor/src/f.ts": "",
    ".git/info/exclude": "secret\n",
  });
  mkdirSync(join(root, "empty/inner"), { recursive: true });
  git(join(root, "vendor"), ["init", "--quiet"]);
  git(root, ["add", "--force", "kept/forced/e.ts"]);
  expect(await watched(root)).toEqual([
    "",
    "empty",
    "empty/inner",
    "kept",
    "kept/forced",
    "src",
    "src/deep",
    "src/deep/er",
    // Nothing says that files beside its own are ignored; all the rest in it is.
    "venv",
  ]);
});

test("of a folder in a repository it is what is below, and those above for a manifest that may come", async () => {
  const root = await repository({ "a/b/c/d.ts": "", "x/y.ts": "" });
  const located = await locate(join(root, "a/b"));
  expect(await watched(root, join(root, "a/b"))).toEqual(["a/b", "a/b/c"]);
  expect(foldersAbove(join(root, "a/b"), located)).toEqual([join(root, "a"), root]);
});

test("without git, .gitignore counts all the same", async () => {
  const root = await scratchDirectory();
  await write(root, { ".gitignore": "build\n", "build/a.js": "", "src/b.ts": "", "node_modules/p/i.js": "" });
  expect(await watched(root)).toEqual(["", "src"]);
});

test.each(["folder", "tree"] as const)("a watcher of a %s tells the path that has changed", async (reach) => {
  const root = await scratchDirectory();
  const heard = new Set<string | null>();
  const watcher = folderWatcher(reach, (path) => heard.add(path));
  expect(watcher.cover([root])).toBe(true);
  expect(watcher.cover([root])).toBe(false);
  writeFileSync(join(root, "a.ts"), "");
  await until(
    () => heard.has(join(root, "a.ts")),
    () => [...heard].join(" "),
  );
  watcher.close();
});

test("a watcher knows a folder from another one of its name, and passes over one that is gone", async () => {
  const root = await scratchDirectory();
  const folder = join(root, "f");
  mkdirSync(folder);
  let last: string | null = "";
  const watcher = folderWatcher("folder", (path) => (last = path));
  expect(watcher.cover([root, folder])).toBe(true);
  // Kept, so that its number is not given to the next one.
  renameSync(folder, join(root, "before"));
  mkdirSync(folder);
  expect(watcher.cover([root, folder])).toBe(true);
  writeFileSync(join(folder, "a.ts"), "");
  await until(
    () => last === join(folder, "a.ts"),
    () => String(last),
  );
  rmSync(folder, { recursive: true });
  expect(watcher.cover([root, folder])).toBe(false);
  watcher.close();
});

test("two snapshots differ by what is there, and by the text of what counts", async () => {
  const root = await repository({
    "a.ts": "1",
    "b.ts": "1",
    "c.ts": "1",
    "d.png": "1",
    "e.png": "1",
    "l.ts": "-> a.ts",
  });
  const look = async () => withReadableBlobs((await openWorktree(root)).snapshot, isSource);
  const before = await look();
  expect(changedPaths(before, await look(), isSource)).toEqual([]);
  await write(root, { "a.ts": "2", "d.png": "2", "f.png": "1", "m.ts": "-> a.ts" });
  for (const gone of ["b.ts", "e.png", "l.ts"]) rmSync(join(root, gone));
  const after = await look();
  expect(changedPaths(before, after, isSource)).toEqual(["a.ts", "b.ts", "e.png", "f.png", "l.ts", "m.ts"]);
});

test("what is ignored from above is a change, too", async () => {
  const root = await repository({ ".gitignore": "", "app/a.ts": "" });
  const look = async () => (await openWorktree(join(root, "app"))).snapshot;
  const before = await look();
  await write(root, { ".gitignore": "*.log\n" });
  expect(changedPaths(before, await look(), isSource)).toEqual([".gitignore or .gitattributes"]);
});

function isSource(path: string): boolean {
  return path.endsWith(".ts");
}
