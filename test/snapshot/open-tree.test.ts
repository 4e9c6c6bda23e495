import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { chmod, mkdir, readdir, rename, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import type { Snapshot } from "../../src/model/snapshot.js";
import { UserError } from "../../src/model/user-error.js";
import { openTree, treeNotes, treeSnapshot, type TreeChoice } from "../../src/snapshot/open-tree.js";
import { openWorktree } from "../../src/snapshot/open-worktree.js";
import { commitAll, git, listed, repository, scratchDirectory, textOf, write } from "./scratch.js";

const INDEX: TreeChoice = { kind: "index" };

function commit(revision = "HEAD"): TreeChoice {
  return { kind: "commit", revision };
}

async function open(directory: string, choice: TreeChoice, prefix = ""): Promise<Snapshot> {
  return treeSnapshot((await openTree(directory, choice)).tree, prefix);
}

/** Everything that the snapshot says, to compare two of them. */
async function contents(snapshot: Snapshot): Promise<Readonly<Record<string, string>>> {
  const texts: Record<string, string> = {};
  for (const { path, type, target } of snapshot.entries) {
    texts[path] = type === "file" ? await textOf(snapshot, path) : `-> ${String(target)}`;
  }
  return texts;
}

describe("what would be committed", () => {
  test("a half-staged file as it is staged, no untracked file, and what was deleted from the index alone", async () => {
    const root = await repository({ "a.ts": "1\n", "deleted.ts": "", "onDiskOnly.ts": "", "old.ts": "same\n" });
    commitAll(root);
    await write(root, { "a.ts": "1\n2\n" });
    git(root, ["add", "a.ts"]);
    await write(root, { "a.ts": "1\n2\n3\n", "untracked.ts": "" });
    git(root, ["rm", "--quiet", "--cached", "onDiskOnly.ts"]);
    await rm(join(root, "deleted.ts"));
    git(root, ["mv", "old.ts", "new.ts"]);
    const snapshot = await open(root, INDEX);
    expect(await contents(snapshot)).toEqual({ "a.ts": "1\n2\n", "deleted.ts": "", "new.ts": "same\n" });
    expect([snapshot.kind, snapshot.commit]).toEqual(["index", git(root, ["rev-parse", "HEAD"]).trim()]);
    expect(await contents(await open(root, commit()))).toEqual({
      "a.ts": "1\n",
      "deleted.ts": "",
      "old.ts": "same\n",
      "onDiskOnly.ts": "",
    });
  });

  test("what is ignored is known by the same id on disk, in the index and in a commit, until a file says otherwise", async () => {
    const root = await repository({
      ".gitignore": "dist\n",
      ".gitattributes": "*.gen.ts linguist-generated\n",
      "a.ts": "",
    });
    commitAll(root);
    const ids = async (): Promise<readonly string[]> => {
      const all = [(await openWorktree(root)).snapshot, await open(root, INDEX), await open(root, commit())];
      return all.map(({ ignoresId }) => ignoresId);
    };
    const [onDisk, ...others] = await ids();
    expect(others).toEqual([onDisk, onDisk]);
    await write(root, { ".gitignore": "dist\nbuild\n" });
    git(root, ["add", ".gitignore"]);
    const [edited, staged, committed] = await ids();
    expect([staged, committed]).toEqual([edited, onDisk]);
    expect(edited).not.toBe(onDisk);
  });

  test("blob ids are known from the listing", async () => {
    const root = await repository({ "a.ts": "1\n", "b/c.ts": "2\n" });
    commitAll(root);
    for (const choice of [INDEX, commit()]) {
      const { entries } = await open(root, choice);
      expect(entries.map(({ path, blob }) => [path, blob])).toEqual([
        ["a.ts", git(root, ["hash-object", "a.ts"]).trim()],
        ["b/c.ts", git(root, ["hash-object", "b/c.ts"]).trim()],
      ]);
    }
  });

  test("before the first commit", async () => {
    const root = await repository({ "a.ts": "a" });
    expect(listed(await open(root, INDEX))).toEqual([]);
    git(root, ["add", "a.ts"]);
    const snapshot = await open(root, INDEX);
    expect([snapshot.commit, ...listed(snapshot)]).toEqual([null, "a.ts"]);
  });

  test("what is only intended to be added is not, though it stands in the index as an empty file", async () => {
    const root = await repository({ "a.ts": "a", "empty.ts": "", "later.ts": "x", "sub/later.ts": "" });
    git(root, ["add", "a.ts", "empty.ts"]);
    git(root, ["add", "--intent-to-add", "later.ts", "sub/later.ts"]);
    expect(listed(await open(root, INDEX))).toEqual(["a.ts", "empty.ts"]);
    git(root, ["commit", "--quiet", "--message=x"]);
    expect(git(root, ["ls-tree", "-r", "--name-only", "HEAD"])).toBe("a.ts\nempty.ts\n");
    expect(listed(await open(join(root, "sub"), INDEX, "sub/"))).toEqual([]);
  });

  test("the same in a repository with longer ids", async () => {
    const root = await scratchDirectory();
    git(root, ["init", "--quiet", "--object-format=sha256"]);
    await write(root, { "a.ts": "a", "empty.ts": "", "later.ts": "x" });
    git(root, ["add", "a.ts", "empty.ts"]);
    git(root, ["add", "--intent-to-add", "later.ts"]);
    expect(await contents(await open(root, INDEX))).toEqual({ "a.ts": "a", "empty.ts": "" });
    git(root, ["commit", "--quiet", "--message=x"]);
    expect(await contents(await open(root, commit()))).toEqual({ "a.ts": "a", "empty.ts": "" });
  });

  test("nothing, while paths are unmerged", async () => {
    const root = await repository({ "a.ts": "1\n", "b.ts": "1\n" });
    commitAll(root);
    git(root, ["checkout", "--quiet", "-b", "other"]);
    await write(root, { "a.ts": "2\n", "b.ts": "2\n" });
    commitAll(root);
    git(root, ["checkout", "--quiet", "main"]);
    await write(root, { "a.ts": "3\n", "b.ts": "3\n" });
    commitAll(root);
    expect(() => git(root, ["merge", "--quiet", "other"])).toThrow();
    await expect(open(root, INDEX)).rejects.toThrow(
      new UserError("Nothing can be committed while paths are unmerged: a.ts, b.ts. Resolve them and git add them"),
    );
    git(root, ["add", "a.ts"]);
    await expect(open(root, INDEX)).rejects.toThrow(/unmerged: b\.ts\./);
    git(root, ["add", "b.ts"]);
    expect(listed(await open(root, INDEX))).toEqual(["a.ts", "b.ts"]);
  });

  test("by the index that GIT_INDEX_FILE names, relative to the top of the work tree", async () => {
    const root = await repository({ "a.ts": "1", "sub/b.ts": "1" });
    commitAll(root);
    await write(root, { "a.ts": "2" });
    vi.stubEnv("GIT_INDEX_FILE", ".git/other-index");
    git(root, ["read-tree", "HEAD"]);
    git(root, ["add", "a.ts"]);
    expect(await contents(await open(root, INDEX))).toMatchObject({ "a.ts": "2" });
    expect(await contents(await open(join(root, "sub"), INDEX))).toMatchObject({ "a.ts": "2" });
    delete process.env["GIT_INDEX_FILE"];
    expect(await contents(await open(root, INDEX))).toMatchObject({ "a.ts": "1" });
  });

  test("from an index that is split over two files, and a sparse one", async () => {
    const root = await repository({ "in/a.ts": "a", "out/b.ts": "b", "out/deep/c.ts": "c" });
    commitAll(root);
    git(root, ["update-index", "--split-index"]);
    await write(root, { "in/a.ts": "2" });
    git(root, ["add", "in/a.ts"]);
    const expected = { "in/a.ts": "2", "out/b.ts": "b", "out/deep/c.ts": "c" };
    expect(await contents(await open(root, INDEX))).toEqual(expected);
    git(root, ["update-index", "--no-split-index"]);
    git(root, ["sparse-checkout", "set", "--cone", "--sparse-index", "in"]);
    expect(await readdir(root)).not.toContain("out");
    // What is not on disk would be committed all the same.
    expect(await contents(await open(root, INDEX))).toEqual(expected);
    expect(listed((await openWorktree(root)).snapshot)).toEqual(["in/a.ts"]);
  });
});

describe("links, modules, names", () => {
  test("symlinks say where they lead, as on disk, and submodules are not entered", async () => {
    const other = await repository({ "s.ts": "" });
    commitAll(other);
    const root = await repository({
      "lib/real.ts": "real",
      "l.ts": "-> lib/real.ts",
      "deep/l.ts": "-> ../l.ts",
      dir: "-> lib",
      dangling: "-> none",
      loop: "-> loop",
      out: "-> ../..",
      etc: "-> /etc",
    });
    git(root, ["submodule", "--quiet", "add", other, "sub"]);
    commitAll(root);
    const onDisk = await contents((await openWorktree(root)).snapshot);
    expect(onDisk).toMatchObject({ "deep/l.ts": "-> lib/real.ts", loop: "-> null", etc: "-> null" });
    for (const choice of [INDEX, commit()]) expect(await contents(await open(root, choice))).toEqual(onDisk);
    // A submodule is a repository like any other.
    for (const choice of [INDEX, commit()]) {
      const opened = await openTree(join(root, "sub"), choice);
      expect([opened.top, [...opened.tree.files.keys()]]).toEqual([join(root, "sub"), ["s.ts"]]);
    }
  });

  test("any name", async () => {
    const names = [
      "sp ace",
      'q"uote',
      "new\nline",
      "-dash",
      "ünï ✓",
      "tab\t",
      "back\\slash",
      " lead",
      "*",
      ":(top)x",
      "!n",
    ];
    const root = await repository(Object.fromEntries(names.map((name) => [`f/${name}`, name])));
    commitAll(root);
    for (const choice of [INDEX, commit()]) {
      const snapshot = await open(join(root, "f"), choice, "f/");
      expect(await contents(snapshot)).toEqual(Object.fromEntries(names.map((name) => [name, name])));
    }
  });

  test("any bytes, and many files at once", async () => {
    const root = await repository();
    const files = Array.from({ length: 2000 }, (_, n) =>
      Buffer.from([...Array(n % 300).keys()].map((byte) => (byte * n) % 256)),
    );
    await mkdir(join(root, "f"));
    for (const [n, content] of files.entries()) await writeFile(join(root, "f", `${n}.bin`), content);
    commitAll(root);
    const snapshot = await open(root, commit());
    const read = await Promise.all(files.map((_, n) => snapshot.read(`f/${n}.bin`)));
    expect(read.every((bytes, n) => Buffer.compare(bytes, files[n]!) === 0)).toBe(true);
    expect(snapshot.entries).toHaveLength(2000);
  });

  test("a file of no snapshot", async () => {
    const root = await repository({ "a.ts": "" });
    commitAll(root);
    await expect((await open(root, commit())).read("b.ts")).rejects.toThrow("b.ts: it is no file of this snapshot");
  });
});

describe("what is ignored and generated", () => {
  test("is said by the files of the snapshot itself, those above the analysis root too", async () => {
    const root = await repository({
      ".gitignore": "/packages/*/dist\n",
      ".gitattributes": "*.gen.ts linguist-generated\n",
      "packages/a/.gitignore": "*.log\n",
      "packages/a/x.ts": "",
    });
    commitAll(root);
    // None of this is staged.
    await write(root, { ".gitignore": "", ".gitattributes": "", "packages/a/.gitignore": "" });
    for (const choice of [INDEX, commit()]) {
      const snapshot = await open(root, choice, "packages/a/");
      expect(listed(snapshot)).toEqual([".gitignore", "x.ts"]);
      expect(["dist/x", "y.log", "y.ts"].map((path) => snapshot.isIgnored(path))).toEqual([true, true, false]);
      expect(snapshot.attributes("x.gen.ts").generated).toBe(true);
    }
    expect((await openWorktree(join(root, "packages/a"))).snapshot.isIgnored("dist/x")).toBe(false);
  });
});

describe("git keeps one form of a file, whatever it writes to the disk", () => {
  test("line ends and encodings", async () => {
    const root = await repository({
      ".gitattributes": "*.ts text\nutf16.ts working-tree-encoding=UTF-16LE eol=lf\nid.ts ident\n",
      "crlf.ts": "a\r\nb\r\n",
      "id.ts": "// $Id$\n",
    });
    await writeFile(join(root, "utf16.ts"), Buffer.from("export const ü = 1;\n", "utf16le"));
    git(root, ["config", "core.autocrlf", "true"]);
    commitAll(root);
    for (const choice of [INDEX, commit()]) {
      expect(await contents(await open(root, choice))).toMatchObject({
        "crlf.ts": "a\nb\n",
        "utf16.ts": "export const ü = 1;\n",
        "id.ts": "// $Id$\n",
      });
    }
  });

  test("and no filter runs, nor anything else that the repository configures", async () => {
    const marks = await scratchDirectory();
    const script = join(marks, "script.sh");
    await write(marks, { "script.sh": `#!/bin/sh\ntouch "${marks}/RAN"\ncat\n` });
    await chmod(script, 0o755);
    const root = await repository({ "a.ts": "a\n", ".gitattributes": "*.ts filter=evil diff=evil\n" });
    commitAll(root);
    for (const name of [
      "filter.evil.clean",
      "filter.evil.smudge",
      "diff.evil.textconv",
      "core.fsmonitor",
      "core.pager",
    ]) {
      git(root, ["config", name, script]);
    }
    await write(root, { "empty.ts": "" });
    git(root, ["-c", "filter.evil.clean=cat", "add", "empty.ts"]);
    await rm(join(marks, "RAN"), { force: true });
    for (const choice of [INDEX, commit()]) {
      expect(await contents(await open(root, choice))).toMatchObject({ "a.ts": "a\n" });
    }
    expect(await readdir(marks)).toEqual(["script.sh"]);
    // The trap works: git does run it when it is asked without care.
    git(root, ["cat-file", "--filters", "HEAD:a.ts"]);
    expect(await readdir(marks)).toContain("RAN");
  });

  test("replaced objects are read as they are: facts are kept by the id of what they were read from", async () => {
    const root = await repository({ "a.ts": "true\n" });
    commitAll(root);
    const blob = git(root, ["rev-parse", "HEAD:a.ts"]).trim();
    git(root, ["replace", blob, git(root, ["hash-object", "-w", "--stdin"], "false\n").trim()]);
    expect(git(root, ["cat-file", "blob", blob])).toBe("false\n");
    expect(await contents(await open(root, commit()))).toEqual({ "a.ts": "true\n" });
  });
});

describe("repositories of all kinds", () => {
  test("a bare one has commits and nothing staged, and so has the inside of .git", async () => {
    const root = await repository({ "a.ts": "a", "sub/b.ts": "b" });
    commitAll(root);
    const bare = join(await scratchDirectory(), "bare.git");
    git(root, ["clone", "--quiet", "--bare", root, bare]);
    for (const place of [bare, join(bare, "refs"), join(root, ".git")]) {
      const opened = await openTree(place, commit("main"));
      expect([opened.top, [...opened.tree.files.keys()]]).toEqual([place, ["a.ts", "sub/b.ts"]]);
      await expect(openTree(place, INDEX)).rejects.toThrow(
        new UserError(`git has no work tree at ${place}, so nothing is staged there: --ref <commit> judges a commit`),
      );
      await expect(openWorktree(place)).rejects.toThrow(
        new UserError(`git has no work tree at ${place}: --ref <commit> judges a commit without one`),
      );
    }
  });

  test("a bare one that GIT_DIR names, from a directory that is none", async () => {
    const root = await repository({ "a.ts": "a" });
    commitAll(root);
    const bare = join(await scratchDirectory(), "bare.git");
    git(root, ["clone", "--quiet", "--bare", root, bare]);
    vi.stubEnv("GIT_DIR", bare);
    expect(listed(await open(await scratchDirectory(), commit()))).toEqual(["a.ts"]);
  });

  test("a linked work tree has an index of its own", async () => {
    const root = await repository({ "a.ts": "1" });
    commitAll(root);
    const linked = join(await scratchDirectory(), "linked");
    git(root, ["worktree", "add", "--quiet", linked]);
    await write(linked, { "b.ts": "b" });
    git(linked, ["add", "b.ts"]);
    expect(listed(await open(linked, INDEX))).toEqual(["a.ts", "b.ts"]);
    expect(listed(await open(root, INDEX))).toEqual(["a.ts"]);
  });

  test("none, and no git", async () => {
    const plain = await scratchDirectory();
    await expect(openTree(plain, INDEX)).rejects.toThrow(/^This is not a git repository: --staged, --ref and --since/);
    vi.stubEnv("PATH", plain);
    await expect(openTree(plain, commit())).rejects.toThrow(/^git was not found: /);
  });
});

describe("a partial clone", () => {
  async function partialClone(files: Readonly<Record<string, string>>, filter: string): Promise<string> {
    const origin = await repository(files);
    commitAll(origin);
    git(origin, ["config", "uploadpack.allowFilter", "true"]);
    const clone = join(await scratchDirectory(), "clone");
    git(origin, ["clone", "--quiet", "--no-checkout", `--filter=${filter}`, `file://${origin}`, clone]);
    if (filter === "blob:none") git(clone, ["reset", "--quiet"]);
    // From here on, a fetch would fail, and show.
    await rename(origin, `${origin}-away`);
    return clone;
  }

  const FILES = { "a.ts": "a", "b.ts": "b", "l.ts": "-> a.ts", ".gitignore": "x\n" };

  test.each([
    ["the index", INDEX],
    ["a commit", commit()],
  ])("%s is listed; what is missing is said by name and counted, and what is there is read", async (name, choice) => {
    const clone = await partialClone(FILES, "blob:none");
    const there = git(clone, ["hash-object", "-w", "--stdin"], "b").trim();
    const { tree } = await openTree(clone, choice);
    const snapshot = await treeSnapshot(tree, "");
    expect(listed(snapshot)).toEqual([".gitignore", "a.ts", "b.ts", "l.ts -> null"]);
    const blob = git(clone, ["rev-parse", "HEAD:a.ts"]).trim();
    expect(snapshot.entries.map((entry) => entry.blob)).toContain(blob);
    expect(snapshot.entries.map((entry) => entry.blob)).toContain(there);
    const read = await Promise.allSettled(["a.ts", "b.ts", "a.ts"].map((path) => textOf(snapshot, path)));
    expect(read.map((result) => (result.status === "fulfilled" ? result.value : String(result.reason)))).toEqual([
      `FileGoneError: a.ts: its object ${blob} is not in this repository`,
      "b",
      `FileGoneError: a.ts: its object ${blob} is not in this repository`,
    ]);
    const which = name === "the index" ? "the index" : `commit ${tree.commit!.slice(0, 12)}`;
    expect(treeNotes(tree, snapshot)).toEqual([
      `This repository lacks the content of .gitignore, a.ts, l.ts (3 in all) of ${which}. ssotlint fetches nothing; into a partial clone git does with git fetch --refetch --no-filter.`,
    ]);
  });

  test("git is not started again for each of many", async () => {
    const files = Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`f${n}.ts`, `${n}`]));
    const clone = await partialClone(files, "blob:none");
    const { tree } = await openTree(clone, commit());
    const snapshot = await treeSnapshot(tree, "");
    const read = await Promise.allSettled(Object.keys(files).map((path) => snapshot.read(path)));
    expect(read.every(({ status }) => status === "rejected")).toBe(true);
    expect(tree.missing()).toHaveLength(300);
    expect(treeNotes(tree, snapshot)[0]).toContain("f0.ts, f1.ts, f10.ts and 297 more (300 in all)");
  });

  test("with a git that knows no switch for it, too", async () => {
    const clone = await partialClone(FILES, "blob:none");
    const bin = await scratchDirectory();
    const real = git(clone, ["--exec-path"]).trim();
    await write(bin, { git: `#!/bin/sh\nunset GIT_NO_LAZY_FETCH\nexec ${real}/git "$@"\n` });
    await chmod(join(bin, "git"), 0o755);
    vi.stubEnv("PATH", `${bin}:${process.env["PATH"]}`);
    const snapshot = await open(clone, commit());
    await expect(snapshot.read("a.ts")).rejects.toThrow("is not in this repository");
  });

  test("without folders", async () => {
    const clone = await partialClone(FILES, "tree:0");
    await expect(openTree(clone, commit())).rejects.toThrow(
      new UserError(
        `${clone} is a partial clone that lacks the folders of this commit, and ssotlint fetches nothing. All objects come with git fetch --refetch --no-filter`,
      ),
    );
  });
});

describe("a repository that is damaged", () => {
  const SIZE = 200_000;

  async function damaged(count: number): Promise<Snapshot> {
    const root = await repository({ "gone.ts": "gone", "whole.ts": "whole" });
    // What does not compress cannot be cut without being noticed.
    const noise = (seed: number): Buffer => {
      let state = seed + 1;
      return Buffer.from(Array.from({ length: SIZE }, () => (state = (state * 48_271) % 2_147_483_647) & 255));
    };
    for (let n = 0; n < count; n++) await writeFile(join(root, `cut${n}.ts`), noise(n));
    commitAll(root);
    const objectOf = (path: string): string => {
      const id = git(root, ["rev-parse", `HEAD:${path}`]).trim();
      return join(root, ".git/objects", id.slice(0, 2), id.slice(2));
    };
    for (let n = 0; n < count; n++) {
      await chmod(objectOf(`cut${n}.ts`), 0o644);
      await truncate(objectOf(`cut${n}.ts`), SIZE / 2);
    }
    await rm(objectOf("gone.ts"));
    return open(root, commit());
  }

  async function outcome(snapshot: Snapshot, path: string): Promise<string> {
    return textOf(snapshot, path).catch((error: unknown) => String(error));
  }

  test("an object that is cut off ends git in the middle of it, one that is gone does not: the others are read", async () => {
    const snapshot = await damaged(2);
    const paths = ["cut0.ts", "gone.ts", "whole.ts", "cut1.ts", "whole.ts"];
    const [cut0, gone, whole, cut1, again] = await Promise.all(paths.map((path) => outcome(snapshot, path)));
    expect(cut0).toMatch(/^FileGoneError: cut0\.ts: git cannot read its object \w+: fatal: /);
    expect(cut1).toMatch(/^FileGoneError: cut1\.ts: git cannot read its object \w+: fatal: /);
    expect(gone).toMatch(/^FileGoneError: gone\.ts: its object \w+ is not in this repository/);
    expect([whole, again]).toEqual(["whole", "whole"]);
  });

  /** A git that writes down the process that reads objects, and may do something before it. */
  async function watchedGit(root: string, before: string): Promise<string> {
    const bin = await scratchDirectory();
    const real = git(root, ["--exec-path"]).trim();
    const script = `#!/bin/sh\ncase "$*" in *cat-file*) echo $$ >> "${bin}/pids"; ${before};; esac\nexec ${real}/git "$@"\n`;
    await write(bin, { git: script });
    await chmod(join(bin, "git"), 0o755);
    vi.stubEnv("PATH", `${bin}:${process.env["PATH"]}`);
    return join(bin, "pids");
  }

  test("a git that somebody kills is started again, and no file is missed", async () => {
    const files = Object.fromEntries(Array.from({ length: 50 }, (_, n) => [`f${n}.ts`, `${n}`]));
    const root = await repository(files);
    commitAll(root);
    const pids = await watchedGit(root, ":");
    const snapshot = await open(root, commit());
    const paths = Object.keys(files);
    for (let kills = 0; kills < 5; kills++) {
      const reading = Promise.all(paths.map((path) => textOf(snapshot, path)));
      // Between asking and answering: nothing is awaited here. One that answered at once is not there any more.
      const last = readFileSync(pids, "utf8").trim().split("\n").at(-1);
      execFileSync("sh", ["-c", `kill -9 ${last} || true`], { stdio: "ignore" });
      expect(await reading).toEqual(Object.values(files));
    }
    expect(readFileSync(pids, "utf8").trim().split("\n").length).toBeGreaterThan(1);
  });

  test("a git that is killed each time is told", async () => {
    const root = await repository({ "a.ts": "a" });
    commitAll(root);
    await watchedGit(root, "kill -9 $$");
    await expect(openTree(root, commit())).rejects.toThrow(
      new UserError("git cannot read objects (see git fsck): it is killed"),
    );
  });

  test("more of them than that is not worked around", async () => {
    const snapshot = await damaged(22);
    const read = await Promise.all(Array.from({ length: 22 }, (_, n) => outcome(snapshot, `cut${n}.ts`)));
    expect(read.filter((text) => text.startsWith("FileGoneError"))).toHaveLength(20);
    expect(read.at(-1)).toMatch(/^UserError: git cannot read objects \(see git fsck\): fatal: /);
  });
});

describe("revisions", () => {
  test("whatever git takes", async () => {
    const root = await repository({ "a.ts": "1" });
    commitAll(root);
    await write(root, { "a.ts": "2" });
    git(root, ["commit", "--quiet", "--all", "--message=the second one"]);
    git(root, ["tag", "--annotate", "--message=t", "v2"]);
    const first = git(root, ["rev-parse", "HEAD~1"]).trim();
    const texts = [
      "HEAD",
      "main",
      "v2",
      ":/second",
      "HEAD~1",
      first,
      first.slice(0, 8),
      "@{0}",
      "v2~1",
      "main@{1}",
    ].map(async (revision) => textOf(await open(root, commit(revision)), "a.ts"));
    expect(await Promise.all(texts)).toEqual(["2", "2", "2", "2", "1", "1", "1", "2", "1", "1"]);
  });

  test("what means no commit", async () => {
    const root = await repository({ "a.ts": "a" });
    await expect(openTree(root, commit())).rejects.toThrow(new UserError("HEAD is no commit of this repository"));
    commitAll(root);
    git(root, ["branch", "twice"]);
    git(root, ["tag", "twice"]);
    const messages: readonly (readonly [string, string])[] = [
      ["", "A revision is expected, such as main or HEAD~1"],
      ["--all", "--all is no revision: none begins with a dash"],
      ["-h", "-h is no revision: none begins with a dash"],
      ["none", "none is no commit of this repository"],
      ["HEAD~9", "HEAD~9 is no commit of this repository"],
      ["^HEAD", "^HEAD is no commit of this repository"],
      ["HEAD..HEAD", "HEAD..HEAD is no commit of this repository"],
      ["f".repeat(40), `${"f".repeat(40)} is no commit of this repository`],
      ["HEAD^{tree}", "HEAD^{tree} is a tree, not a commit"],
      ["HEAD:a.ts", "HEAD:a.ts is a blob, not a commit"],
      ["main@{u}", "main@{u} is no commit of this repository (no upstream configured for branch 'main')"],
      [
        "twice",
        "twice is ambiguous: several refs, or a ref and an object, are called so. Write it whole, as in refs/heads/twice or refs/tags/twice",
      ],
    ];
    for (const [revision, message] of messages) {
      await expect(openTree(root, commit(revision)), revision).rejects.toThrow(new UserError(message));
    }
    const digits = git(root, ["rev-parse", "HEAD"]).slice(0, 7);
    git(root, ["branch", digits]);
    await expect(openTree(root, commit(digits))).rejects.toThrow(
      `${digits} is ambiguous: several refs, or a ref and an object`,
    );
    git(root, ["config", "core.warnAmbiguousRefs", "false"]);
    await expect(openTree(root, commit("twice"))).rejects.toThrow("twice is ambiguous");
  });

  test("the beginning of several ids", async () => {
    const root = await repository();
    commitAll(root);
    // Of 17 objects, two begin alike; four digits are the least that git takes, so many are made.
    const ids = new Map<string, string>();
    let twice: string | undefined;
    const tree = git(root, ["rev-parse", "HEAD^{tree}"]).trim();
    for (let n = 0; twice === undefined; n++) {
      const id = git(root, ["commit-tree", tree, "-m", String(n)]).trim();
      const start = id.slice(0, 4);
      if (ids.has(start)) twice = start;
      ids.set(start, id);
    }
    await expect(openTree(root, commit(twice))).rejects.toThrow(
      new UserError(`${twice} is ambiguous: several objects have an id that begins so. Write more of its digits`),
    );
  }, 60_000);

  test("beyond what a shallow clone has", async () => {
    const origin = await repository({ "a.ts": "1" });
    commitAll(origin);
    commitAll(origin);
    const clone = join(await scratchDirectory(), "clone");
    git(origin, ["clone", "--quiet", "--depth=1", `file://${origin}`, clone]);
    expect(listed(await open(clone, commit()))).toEqual(["a.ts"]);
    for (const revision of ["HEAD~1", git(origin, ["rev-parse", "HEAD~1"]).trim()]) {
      await expect(openTree(clone, commit(revision))).rejects.toThrow(
        new UserError(
          `${revision} is no commit of this repository, which is a shallow clone and has the last commits only. More come with git fetch --deepen=<count>, all with git fetch --unshallow; in GitHub Actions, with fetch-depth: 0`,
        ),
      );
    }
  });

  test("the date of a commit is its committer's, in UTC", async () => {
    const root = await repository({ "a.ts": "" });
    vi.stubEnv("GIT_COMMITTER_DATE", "2024-03-01T00:30:00+0200");
    vi.stubEnv("GIT_AUTHOR_DATE", "2020-01-01T00:00:00+0000");
    commitAll(root);
    expect((await openTree(root, commit())).tree.date).toBe("2024-02-29");
    expect((await openTree(root, INDEX)).tree.date).toBe(null);
  });
});

test("an empty folder of a commit is said", async () => {
  const root = await repository({ "a.ts": "" });
  commitAll(root);
  const { tree } = await openTree(root, commit());
  expect(treeNotes(tree, await treeSnapshot(tree, "packages/new/"))).toEqual([
    `Nothing is below packages/new/ in commit ${tree.commit!.slice(0, 12)}.`,
  ]);
});
