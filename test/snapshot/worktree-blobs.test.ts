import { writeFileSync, readFileSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Snapshot } from "../../src/model/snapshot.js";
import { blobId } from "../../src/snapshot/blob-id.js";
import { readGitIndex } from "../../src/snapshot/git-index.js";
import { openWorktree } from "../../src/snapshot/open-worktree.js";
import { git, repository, write } from "./scratch.js";

const LONG_AGO = new Date("2020-01-01T00:00:00Z");

/** A repository whose files were written long before its index. */
async function settled(files: Readonly<Record<string, string>>): Promise<string> {
  const root = await repository();
  await write(root, files);
  for (const path of Object.keys(files)) utimesSync(join(root, path), LONG_AGO, LONG_AGO);
  git(root, ["add", "--all"]);
  return root;
}

function blobs({ entries }: Snapshot): Readonly<Record<string, string | null>> {
  return Object.fromEntries(entries.map(({ path, blob }) => [path, blob]));
}

async function known(root: string): Promise<readonly string[]> {
  const { snapshot } = await openWorktree(root);
  return snapshot.entries.filter(({ blob }) => blob !== null).map(({ path }) => path);
}

const FILES = { "a.ts": "a", "b/c.py": "c", "b/cc.py": "cc", "b/d/longer-name.ts": "d" };

describe("blobs of the work tree", () => {
  test.each([
    ["version 2", ["config", "index.version", "2"]],
    ["version 4", ["config", "index.version", "4"]],
    ["with the cache of untracked files", ["config", "core.untrackedCache", "true"]],
  ])("are those of git: %s", async (_, config) => {
    const root = await repository();
    git(root, config);
    await write(root, FILES);
    for (const path of Object.keys(FILES)) utimesSync(join(root, path), LONG_AGO, LONG_AGO);
    git(root, ["add", "--all"]);
    const { snapshot } = await openWorktree(root);
    const theirs = Object.keys(FILES).map((path) => [path, git(root, ["hash-object", path]).trim()]);
    expect(blobs(snapshot)).toEqual(Object.fromEntries(theirs));
    for (const path of Object.keys(FILES))
      expect(blobId(await snapshot.read(path), "sha1")).toBe(blobs(snapshot)[path]);
  });

  test("with ids of SHA-256", async () => {
    const outer = await repository();
    git(outer, ["init", "--quiet", "--object-format=sha256", "inner"]);
    const inner = join(outer, "inner");
    await write(inner, FILES);
    for (const path of Object.keys(FILES)) utimesSync(join(inner, path), LONG_AGO, LONG_AGO);
    git(inner, ["add", "--all"]);
    const id = blobs((await openWorktree(inner)).snapshot)["a.ts"];
    expect([id, blobId(Buffer.from("a"), "sha256")]).toEqual([git(inner, ["hash-object", "a.ts"]).trim(), id]);
  });

  test("are not known of what was changed, is new, or has the same size and another content", async () => {
    const root = await settled(FILES);
    await write(root, { "a.ts": "b", "new.ts": "" });
    utimesSync(join(root, "a.ts"), LONG_AGO, LONG_AGO);
    expect(await known(root)).toEqual(["b/c.py", "b/cc.py", "b/d/longer-name.ts"]);
  });

  test("are not known of what was written as late as the index", async () => {
    const root = await settled(FILES);
    const later = new Date(Date.now() + 60_000);
    utimesSync(join(root, "a.ts"), later, later);
    git(root, ["update-index", "--refresh"]);
    expect(await known(root)).not.toContain("a.ts");
  });

  test("below a folder", async () => {
    expect(await known(join(await settled(FILES), "b"))).toEqual(["c.py", "cc.py", "d/longer-name.ts"]);
  });

  test.each([
    ["a filter", "*.py filter=x\n"],
    ["an encoding", "*.py working-tree-encoding=UTF-16\n"],
    ["an id that is filled in", "b/** ident\n*.py ident\n"],
    ["a macro of a macro", "[attr]one filter=x\n[attr]two one\n*.py two\n"],
  ])("are not known where git may write other bytes: %s", async (_, text) => {
    const root = await settled({ "a.ts": "a", "c.py": "c" });
    writeFileSync(join(root, ".git/info/attributes"), text);
    expect(await known(root)).toEqual(["a.ts"]);
    writeFileSync(join(root, ".git/info/attributes"), "");
    await write(root, { ".gitattributes": text });
    expect(await known(root)).toEqual(["a.ts"]);
  });

  test("are known where only line ends change", async () => {
    expect(await known(await settled({ ".gitattributes": "* text eol=crlf\n", "a.ts": "a\r\n" }))).toContain("a.ts");
  });

  test("an index that needs more than its file is listed by git, and no blob is known", async () => {
    const root = await settled(FILES);
    git(root, ["update-index", "--split-index"]);
    const { snapshot } = await openWorktree(root);
    expect(blobs(snapshot)).toEqual({ "a.ts": null, "b/c.py": null, "b/cc.py": null, "b/d/longer-name.ts": null });
  });

  test("what was added as a promise, marked as unchanged or left out is looked at", async () => {
    const root = await settled(FILES);
    await write(root, { "promise.ts": "p" });
    git(root, ["add", "--intent-to-add", "promise.ts"]);
    git(root, ["update-index", "--assume-unchanged", "a.ts"]);
    git(root, ["update-index", "--skip-worktree", "b/c.py"]);
    await write(root, { "a.ts": "changed", "b/c.py": "changed" });
    expect(blobs((await openWorktree(root)).snapshot)).toMatchObject({
      "a.ts": null,
      "b/c.py": null,
      "promise.ts": null,
    });
  });
});

test("a broken index file is not understood", async () => {
  const root = await settled(FILES);
  const bytes = readFileSync(join(root, ".git/index"));
  expect(readGitIndex(bytes, "sha1")?.entries).toHaveLength(4);
  for (const cut of [0, 4, 11, 40, bytes.length - 21]) expect(readGitIndex(bytes.subarray(0, cut), "sha1")).toBeNull();
  expect(readGitIndex(bytes, "sha256")).toBeNull();
});
