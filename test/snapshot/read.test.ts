import { execFileSync } from "node:child_process";
import { chmod, rename, rm, symlink, unlink } from "node:fs/promises";
import { join } from "node:path";

import { expect, test } from "vitest";

import { FileGoneError } from "../../src/model/snapshot.js";
import { openWorktree } from "../../src/snapshot/open-worktree.js";
import { asNobody, repository, scratchDirectory, textOf, write } from "./scratch.js";

test("bytes come as they are", async () => {
  const root = await repository({ empty: "", "crlf.ts": "\uFEFFa\r\nb\0" });
  const { snapshot } = await openWorktree(root);
  expect(await textOf(snapshot, "empty")).toBe("");
  expect(Buffer.from(await snapshot.read("crlf.ts")).toString("hex")).toBe("efbbbf610d0a6200");
});

test("a path that is not listed is refused: ignored, a folder, a symlink, out of the tree", async () => {
  const root = await repository({ ".gitignore": "no.ts", "no.ts": "", "a/b.ts": "", l: "-> a/b.ts" });
  const { snapshot } = await openWorktree(join(root, "."));
  for (const path of ["no.ts", "a", "l", "../x", "/etc/passwd", "./a/b.ts", ".git/config", ""]) {
    await expect(snapshot.read(path), path).rejects.toThrow(FileGoneError);
  }
});

test.each(["worktree", "directory"])("%s: a file that vanished since", async (kind) => {
  const root = kind === "worktree" ? await repository() : await scratchDirectory();
  await write(root, { "a.ts": "", "b/c.ts": "" });
  const { snapshot } = await openWorktree(root);
  expect(snapshot.kind).toBe(kind);
  await rm(join(root, "a.ts"));
  await rm(join(root, "b"), { recursive: true });
  await expect(snapshot.read("a.ts")).rejects.toThrow(new FileGoneError("a.ts", "it is no longer there"));
  await expect(snapshot.read("b/c.ts")).rejects.toThrow(new FileGoneError("b/c.ts", "it is no longer there"));
});

test("what took a file's place since is not followed and not waited for", async () => {
  const outside = await scratchDirectory();
  await write(outside, { "secret.ts": "secret", "lib/c.ts": "secret" });
  const root = await repository({ "a.ts": "", "p.ts": "", "d.ts": "", "lib/c.ts": "" });
  const { snapshot } = await openWorktree(root);
  await unlink(join(root, "a.ts"));
  await symlink(join(outside, "secret.ts"), join(root, "a.ts"));
  await rename(join(root, "lib"), join(root, "old"));
  await symlink(join(outside, "lib"), join(root, "lib"));
  await unlink(join(root, "p.ts"));
  execFileSync("mkfifo", [join(root, "p.ts")]);
  await unlink(join(root, "d.ts"));
  await write(root, { "d.ts/x": "" });
  for (const path of ["a.ts", "lib/c.ts", "p.ts", "d.ts"]) {
    await expect(snapshot.read(path), path).rejects.toThrow(FileGoneError);
  }
});

test("a file without permission", async () => {
  const root = await repository({ "a.ts": "a" });
  await chmod(join(root, "a.ts"), 0);
  const { snapshot } = await openWorktree(root);
  // Root may read everything, so root reads as somebody else here.
  await asNobody(async () => {
    await expect(snapshot.read("a.ts")).rejects.toThrow(new FileGoneError("a.ts", "permission is missing"));
  });
});

test("more files at once than a process may have open", async () => {
  const names = Array.from({ length: 3000 }, (_, n) => `f/${n}.ts`);
  const root = await repository(Object.fromEntries(names.map((name) => [name, name])));
  const { snapshot } = await openWorktree(root);
  const texts = await Promise.all(names.map((name) => textOf(snapshot, name)));
  expect(texts).toEqual(names);
});
