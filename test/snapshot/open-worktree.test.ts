import { execFileSync } from "node:child_process";
import { mkdir, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { describe, expect, test, vi } from "vitest";

import { UserError } from "../../src/model/user-error.js";
import { openWorktree } from "../../src/snapshot/open-worktree.js";
import { commitAll, git, listed, repository, scratchDirectory, textOf, write } from "./scratch.js";

describe("what is listed", () => {
  test("tracked and untracked files; not what is ignored or deleted", async () => {
    const root = await repository({ ".gitignore": "ignored.ts\ndist/\n", "a.ts": "a", "b/c.ts": "c", "gone.ts": "" });
    commitAll(root);
    await rm(join(root, "gone.ts"));
    await write(root, { "new.ts": "", "ignored.ts": "", "dist/x.js": "", "node_modules/p/i.js": "" });
    await write(root, { ".gitignore": "ignored.ts\ndist/\nnode_modules/\n" });
    const { snapshot, gitRoot, notes } = await openWorktree(root);
    expect(listed(snapshot)).toEqual([".gitignore", "a.ts", "b/c.ts", "new.ts"]);
    expect({ kind: snapshot.kind, prefix: snapshot.prefix, commit: snapshot.commit }).toEqual({
      kind: "worktree",
      prefix: "",
      commit: git(root, ["rev-parse", "HEAD"]).trim(),
    });
    expect({ gitRoot, notes }).toEqual({ gitRoot: root, notes: [] });
    expect(await textOf(snapshot, "b/c.ts")).toBe("c");
  });

  test("a tracked file that is ignored is listed; a forced path is ignored all the same", async () => {
    const root = await repository({ ".gitignore": "*.gen.ts\n", "a.gen.ts": "" });
    git(root, ["add", "--force", "a.gen.ts"]);
    const { snapshot } = await openWorktree(root);
    expect(listed(snapshot)).toContain("a.gen.ts");
    expect(snapshot.isIgnored("a.gen.ts")).toBe(true);
  });

  test("only what is below the analysis root, and the way down to it", async () => {
    const root = await repository({
      "packages/a/src/x.ts": "x",
      "packages/a/new.ts": "",
      "packages/b/y.ts": "",
      "z.ts": "",
    });
    git(root, ["add", "packages/a/src", "z.ts"]);
    const { snapshot, gitRoot } = await openWorktree(join(root, "packages/a"));
    expect(listed(snapshot)).toEqual(["new.ts", "src/x.ts"]);
    expect([snapshot.prefix, gitRoot]).toEqual(["packages/a/", root]);
    expect(await textOf(snapshot, "src/x.ts")).toBe("x");
  });

  test("a directory that git ignores has nothing, and says why", async () => {
    const root = await repository({ ".gitignore": "tmp/\n", "tmp/x/a.ts": "", "empty/.keep/x/y": "" });
    const opened = await openWorktree(join(root, "tmp/x"));
    expect([listed(opened.snapshot), opened.notes]).toEqual([
      [],
      ["git ignores this directory: no file in it is analysed."],
    ]);
    await rm(join(root, "empty/.keep/x/y"));
    expect((await openWorktree(join(root, "empty"))).notes).toEqual([]);
  });

  test("any file name", async () => {
    const names = [
      "sp ace",
      'q"uote',
      "ap'os",
      "new\nline",
      "-dash",
      "--cached",
      "ünï ✓",
      "tab\t",
      "back\\slash",
      " lead",
      "trail ",
      "*",
      ":(top)x",
      "#h",
      "!n",
    ];
    const root = await repository(
      Object.fromEntries(
        names.flatMap((name) => [
          [`tracked/${name}`, name],
          [`new/${name}`, name],
        ]),
      ),
    );
    git(root, ["add", "tracked"]);
    for (const folder of ["tracked", "new"]) {
      const { snapshot } = await openWorktree(join(root, folder));
      expect(listed(snapshot)).toEqual([...names].sort());
      for (const name of names) expect(await textOf(snapshot, name)).toBe(name);
    }
  });

  test("the analysis root may have any name too", async () => {
    const root = await repository({ "new\nline/-x\n/a.ts": "a", "z.ts": "" });
    const { snapshot, gitRoot } = await openWorktree(join(root, "new\nline/-x\n"));
    expect([snapshot.prefix, gitRoot, ...listed(snapshot)]).toEqual(["new\nline/-x\n/", root, "a.ts"]);
  });

  test("an unmerged file is listed once", async () => {
    const root = await repository({ "a.ts": "1\n" });
    commitAll(root);
    git(root, ["checkout", "--quiet", "-b", "other"]);
    await write(root, { "a.ts": "2\n" });
    commitAll(root);
    git(root, ["checkout", "--quiet", "main"]);
    await write(root, { "a.ts": "3\n" });
    commitAll(root);
    expect(() => git(root, ["merge", "--quiet", "other"])).toThrow();
    expect(git(root, ["ls-files", "--stage"]).trim().split("\n")).toHaveLength(3);
    expect(listed((await openWorktree(root)).snapshot)).toEqual(["a.ts"]);
  });

  test("what a sparse checkout left out is not listed", async () => {
    const root = await repository({ "in/a.ts": "", "out/b.ts": "" });
    commitAll(root);
    git(root, ["sparse-checkout", "set", "in"]);
    expect(listed((await openWorktree(root)).snapshot)).toEqual(["in/a.ts"]);
  });

  test("submodules and nested repositories are not entered", async () => {
    const other = await repository({ "s.ts": "" });
    commitAll(other);
    const root = await repository({ "a.ts": "" });
    git(root, ["submodule", "--quiet", "add", other, "sub"]);
    await mkdir(join(root, "nested"));
    git(join(root, "nested"), ["init", "--quiet"]);
    await write(root, { "nested/n.ts": "" });
    expect(listed((await openWorktree(root)).snapshot)).toEqual([".gitmodules", "a.ts"]);
    const inside = await openWorktree(join(root, "sub"));
    expect([inside.gitRoot, ...listed(inside.snapshot)]).toEqual([join(root, "sub"), "s.ts"]);
  });

  test("no commit yet, and a detached head", async () => {
    const root = await repository({ "a.ts": "" });
    expect((await openWorktree(root)).snapshot).toMatchObject({ commit: null, entries: [{ path: "a.ts" }] });
    commitAll(root);
    git(root, ["checkout", "--quiet", "--detach"]);
    expect((await openWorktree(root)).snapshot.commit).toBe(git(root, ["rev-parse", "HEAD"]).trim());
  });

  test("a linked work tree is one", async () => {
    const root = await repository({ "a.ts": "" });
    commitAll(root);
    const linked = join(await scratchDirectory(), "linked");
    git(root, ["worktree", "add", "--quiet", linked]);
    const { snapshot, gitRoot } = await openWorktree(linked);
    expect([snapshot.kind, gitRoot, ...listed(snapshot)]).toEqual(["worktree", linked, "a.ts"]);
  });

  test("more files than a pipe's or a process's buffer holds", async () => {
    const root = await repository();
    const lines = Array.from(
      { length: 60_000 },
      (_, n) => `100644 e69de29bb2d1d6434b8b29ae775ad8c2e48c5391\tf/${"x".repeat(60)}${n}.ts`,
    );
    git(root, ["update-index", "--index-info"], `${lines.join("\n")}\n`);
    await write(root, { "a.ts": "" });
    expect(listed((await openWorktree(root)).snapshot)).toEqual(["a.ts"]);
  });
});

describe("symlinks", () => {
  const links = {
    "lib/real.ts": "real",
    "lib/deep/x.ts": "",
    "l.ts": "-> lib/real.ts",
    "chain.ts": "-> l.ts",
    "deep/l.ts": "-> ../lib/real.ts",
    dir: "-> lib",
    "through.ts": "-> dir/deep/../real.ts",
    dangling: "-> nowhere.ts",
    loop: "-> loop",
    ping: "-> pong",
    pong: "-> ping",
    self: "-> .",
    out: "-> ../..",
    etc: "-> /etc",
    ignoredTarget: "-> build/x.ts",
    "build/x.ts": "",
    ".gitignore": "build/\n",
  };
  const expected = [
    ".gitignore",
    "chain.ts -> lib/real.ts",
    "dangling -> null",
    "deep/l.ts -> lib/real.ts",
    "dir -> lib",
    "etc -> null",
    "ignoredTarget -> null",
    "l.ts -> lib/real.ts",
    "lib/deep/x.ts",
    "lib/real.ts",
    "loop -> null",
    "out -> null",
    "ping -> null",
    "pong -> null",
    "self -> .",
    "through.ts -> lib/real.ts",
  ];

  test.each(["tracked", "untracked", "plain directory"])("%s: listed with where they lead in the end", async (how) => {
    const root = how === "plain directory" ? await scratchDirectory() : await repository();
    await write(root, links);
    await symlink(join(root, "lib/real.ts"), join(root, "absolute.ts"));
    if (how === "tracked") git(root, ["add", "--all"]);
    const { snapshot } = await openWorktree(root);
    expect(listed(snapshot)).toEqual(["absolute.ts -> lib/real.ts", ...expected].sort());
  });

  test("a tracked folder that became a symlink hides the files that were in it", async () => {
    const root = await repository({ "lib/a.ts": "", "b.ts": "" });
    commitAll(root);
    const outside = await scratchDirectory();
    await rename(join(root, "lib"), join(outside, "lib"));
    await symlink(join(outside, "lib"), join(root, "lib"));
    expect(listed((await openWorktree(root)).snapshot)).toEqual(["b.ts", "lib -> null"]);
  });

  test("a tracked symlink that became a file is a file", async () => {
    const root = await repository({ "a.ts": "a", "l.ts": "-> a.ts" });
    commitAll(root);
    await rm(join(root, "l.ts"));
    await write(root, { "l.ts": "own" });
    expect(listed((await openWorktree(root)).snapshot)).toEqual(["a.ts", "l.ts"]);
  });

  test("the analysis root may be reached through one", async () => {
    const root = await repository({ "packages/a/x.ts": "" });
    const link = join(await scratchDirectory(), "link");
    await symlink(join(root, "packages/a"), link);
    const opened = await openWorktree(link);
    expect([opened.root, opened.gitRoot, opened.snapshot.prefix]).toEqual([
      join(root, "packages/a"),
      root,
      "packages/a/",
    ]);
  });
});

describe("a plain directory", () => {
  const files = {
    ".gitignore": "dist/\n*.log\n/only-top\n",
    ".env": "",
    ".config/x.json": "{}",
    "a b/(c)/[d].ts": "",
    "a b/keep.log": "",
    "a b/.gitignore": "!keep.log\n*.tmp\n",
    "a b/x.tmp": "",
    "a b/only-top": "",
    "only-top": "",
    "x.log": "",
    "dist/a.js": "",
    "sub/dist/a.js": "",
    "ünï.ts": "",
    'q"u\no\\te.ts': "",
    "-dash.ts": "",
  };

  test("lists what git lists, and says that git knows nothing of it", async () => {
    const plain = await scratchDirectory();
    await write(plain, files);
    const { snapshot, gitRoot, notes } = await openWorktree(plain);
    expect(listed(snapshot)).toEqual(listed((await openWorktree(await repository(files))).snapshot));
    expect(listed(snapshot)).toContain(".env");
    expect({ kind: snapshot.kind, commit: snapshot.commit, prefix: snapshot.prefix, gitRoot }).toEqual({
      kind: "directory",
      commit: null,
      prefix: "",
      gitRoot: null,
    });
    expect(notes).toEqual(["This is not a git repository: read as a plain directory."]);
    expect(await textOf(snapshot, ".config/x.json")).toBe("{}");
    expect([snapshot.isIgnored("dist/x"), snapshot.isIgnored("a b/y.tmp"), snapshot.isIgnored("y.tmp")]).toEqual([
      true,
      true,
      false,
    ]);
  });

  test("node_modules, .git and pipes are left out", async () => {
    const plain = await scratchDirectory();
    await write(plain, {
      "a.ts": "",
      "node_modules/p/i.js": "",
      "x/node_modules/p/i.js": "",
      "x/.git/config": "",
      "y/.git": "gitdir: z",
    });
    execFileSync("mkfifo", [join(plain, "pipe")]);
    expect(listed((await openWorktree(plain)).snapshot)).toEqual(["a.ts"]);
  });

  test("so is a repository read when there is no git on the PATH", async () => {
    const root = await repository({ "a.ts": "", ".gitignore": "b.ts", "b.ts": "" });
    vi.stubEnv("PATH", await scratchDirectory());
    const { snapshot, notes } = await openWorktree(root);
    expect([snapshot.kind, ...listed(snapshot)]).toEqual(["directory", ".gitignore", "a.ts"]);
    expect(notes).toEqual(["git was not found: read as a plain directory."]);
  });

  test("and a copied work tree, whose repository did not come along", async () => {
    const plain = await scratchDirectory();
    await write(plain, { ".git": "gitdir: /nowhere/.git/worktrees/x\n", "a.ts": "" });
    const { snapshot, notes } = await openWorktree(plain);
    expect(listed(snapshot)).toEqual(["a.ts"]);
    expect(notes[0]).toContain("/nowhere/.git/worktrees/x");
  });
});

describe("the user's mistakes", () => {
  test("a directory that is not there, and a file", async () => {
    const root = await scratchDirectory();
    await writeFile(join(root, "file"), "");
    await expect(openWorktree(join(root, "none"))).rejects.toThrow(new UserError(`${root}/none does not exist`));
    await expect(openWorktree(join(root, "file"))).rejects.toThrow(new UserError(`${root}/file is not a directory`));
    await expect(openWorktree(join(root, "file/x"))).rejects.toThrow(UserError);
  });

  test("inside .git, and a bare repository", async () => {
    const root = await repository();
    await expect(openWorktree(join(root, ".git"))).rejects.toThrow(UserError);
    const bare = await scratchDirectory();
    git(bare, ["init", "--quiet", "--bare"]);
    await expect(openWorktree(bare)).rejects.toThrow("git has no work tree at");
  });

  test("a broken index", async () => {
    const root = await repository({ "a.ts": "" });
    commitAll(root);
    await write(root, { ".git/index": "nonsense" });
    await expect(openWorktree(root)).rejects.toThrow(UserError);
  });
});
