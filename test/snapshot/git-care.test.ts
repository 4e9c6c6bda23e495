import { chmod, readdir, rename } from "node:fs/promises";
import { join } from "node:path";
import process, { env } from "node:process";

import { describe, expect, test, vi } from "vitest";

import { UserError } from "../../src/model/user-error.js";
import { locate } from "../../src/snapshot/locate-repository.js";
import { openWorktree } from "../../src/snapshot/open-worktree.js";
import { commitAll, git, listed, repository, scratchDirectory, write } from "./scratch.js";

describe("a repository cannot make us run anything", () => {
  test("not its file system monitor, its hooks, its filters or its aliases", async () => {
    const marks = await scratchDirectory();
    const root = await repository({ "a.ts": "a", ".gitattributes": "* filter=evil diff=evil\n" });
    commitAll(root);
    const script = join(marks, "script.sh");
    await write(marks, { "script.sh": `#!/bin/sh\ntouch "${marks}/RAN-$(basename "$0")"\nprintf '/\\0'\n` });
    await chmod(script, 0o755);
    for (const hook of ["post-index-change", "post-checkout", "fsmonitor-watchman", "reference-transaction"]) {
      await write(root, { [`.git/hooks/${hook}`]: `#!/bin/sh\ntouch "${marks}/RAN-${hook}"\n` });
      await chmod(join(root, ".git/hooks", hook), 0o755);
    }
    const config = {
      "core.fsmonitor": script,
      "core.pager": script,
      "pager.ls-files": "true",
      "filter.evil.clean": script,
    };
    for (const [name, value] of Object.entries({
      ...config,
      "filter.evil.process": script,
      "alias.ls-files": `!${script}`,
    })) {
      git(root, ["config", name, value]);
    }
    await write(root, { "a.ts": "changed", "b.ts": "new" });

    const { snapshot } = await openWorktree(root);
    expect(listed(snapshot)).toEqual([".gitattributes", "a.ts", "b.ts"]);
    await snapshot.read("a.ts");
    expect(await readdir(marks)).toEqual(["script.sh"]);
    // The trap works: git does run it when it is asked without care.
    git(root, ["-c", "filter.evil.process=", "status"]);
    expect(await readdir(marks)).toContain("RAN-script.sh");
  });

  test("and fetches nothing: a partial clone whose objects are missing is listed from its index", async () => {
    const origin = await repository({ "a.ts": "a", "b/c.ts": "c" });
    commitAll(origin);
    git(origin, ["config", "uploadpack.allowFilter", "true"]);
    const clone = join(await scratchDirectory(), "clone");
    git(origin, ["clone", "--quiet", "--no-checkout", "--filter=blob:none", `file://${origin}`, clone]);
    git(clone, ["reset", "--quiet"]);
    await rename(origin, `${origin}-away`);
    await write(clone, { "a.ts": "changed" });
    expect(listed((await openWorktree(clone)).snapshot)).toEqual(["a.ts"]);
    await rename(`${origin}-away`, origin);
  });

  test("the index is not rewritten", async () => {
    const root = await repository({ "a.ts": "a" });
    commitAll(root);
    const before = git(root, ["hash-object", ".git/index"]);
    await write(root, { "a.ts": "b" });
    await write(root, { "a.ts": "a" });
    await openWorktree(root);
    expect(git(root, ["hash-object", ".git/index"])).toBe(before);
  });
});

describe("the repository that the environment names", () => {
  test("GIT_DIR with GIT_WORK_TREE", async () => {
    const root = await repository({ "a.ts": "", "sub/b.ts": "" });
    commitAll(root);
    const elsewhere = join(await scratchDirectory(), "moved.git");
    await rename(join(root, ".git"), elsewhere);
    expect((await openWorktree(root)).snapshot.kind).toBe("directory");
    vi.stubEnv("GIT_DIR", elsewhere);
    vi.stubEnv("GIT_WORK_TREE", root);
    const { snapshot, gitRoot } = await openWorktree(join(root, "sub"));
    expect([snapshot.kind, snapshot.prefix, gitRoot, ...listed(snapshot)]).toEqual(["worktree", "sub/", root, "b.ts"]);
  });

  test("GIT_DIR alone: the top is where the user stands, relative paths start there", async () => {
    const root = await repository({ "a.ts": "", "sub/b.ts": "" });
    commitAll(root);
    await rename(join(root, ".git"), join(root, "moved"));
    vi.stubEnv("GIT_DIR", "moved");
    await standingIn(root, async () => {
      const { snapshot, gitRoot } = await openWorktree(join(root, "sub"));
      expect([snapshot.kind, snapshot.prefix, gitRoot, ...listed(snapshot)]).toEqual([
        "worktree",
        "sub/",
        root,
        "b.ts",
      ]);
    });
    vi.stubEnv("GIT_DIR", join(root, "moved"));
    // From anywhere else, the analysed directory is the top, as it is for `git -C`.
    expect((await openWorktree(root)).gitRoot).toBe(root);
  });

  test("GIT_DIR that is none", async () => {
    const root = await repository();
    vi.stubEnv("GIT_DIR", "/nowhere");
    await expect(openWorktree(root)).rejects.toThrow(new UserError("GIT_DIR is not a git repository: /nowhere"));
  });

  test("GIT_INDEX_FILE, relative to the top as a hook gets it", async () => {
    const root = await repository({ "a.ts": "", "sub/b.ts": "" });
    commitAll(root);
    vi.stubEnv("GIT_INDEX_FILE", ".git/other-index");
    git(root, ["read-tree", "--empty"]);
    await write(root, { ".git/info/exclude": "b.ts" });
    // Tracked by the usual index, ignored and unknown by this one.
    expect(listed((await openWorktree(join(root, "sub"))).snapshot)).toEqual([]);
    delete env["GIT_INDEX_FILE"];
    expect(listed((await openWorktree(join(root, "sub"))).snapshot)).toEqual(["b.ts"]);
  });
});

test("a repository of somebody else: what to do, whatever the locale", async () => {
  const root = await repository({ "a.ts": "" });
  vi.stubEnv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");
  vi.stubEnv("LC_ALL", "de_DE.UTF-8");
  const message = `git does not trust ${root}, because another user owns it. If you do: git config --global --add safe.directory '${root}'`;
  await expect(openWorktree(root)).rejects.toThrow(new UserError(message));
});

test("the top of the work tree that a directory is in", async () => {
  const gitRoot = async (directory: string): Promise<string | null> => {
    const { repository } = await locate(directory);
    return repository.kind === "repository" ? repository.root : null;
  };
  const root = await repository({ "a/b/c.ts": "" });
  expect(await gitRoot(join(root, "a/b"))).toBe(root);
  expect(await gitRoot(await scratchDirectory())).toBe(null);
  await expect(gitRoot(join(root, "none"))).rejects.toThrow(UserError);
  vi.stubEnv("PATH", "");
  expect(await gitRoot(root)).toBe(null);
});

async function standingIn(directory: string, action: () => Promise<void>): Promise<void> {
  const before = process.cwd();
  process.chdir(directory);
  try {
    await action();
  } finally {
    process.chdir(before);
  }
}
