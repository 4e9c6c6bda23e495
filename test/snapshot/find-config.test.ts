import { access, chmod, mkdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";

import { describe, expect, test, vi } from "vitest";

import { UserError } from "../../src/model/user-error.js";
import { findConfig, type FoundConfig } from "../../src/snapshot/find-config.js";
import { findConfigInTree } from "../../src/snapshot/find-config-in-tree.js";
import type { GitTree } from "../../src/snapshot/git-tree.js";
import { openTree } from "../../src/snapshot/open-tree.js";
import { git, repository, scratchDirectory, write } from "./scratch.js";

const searchPlaces = [
  "ssotlint.yaml",
  "ssotlint.yml",
  "ssotlint.json",
  "ssotlint.jsonc",
  "ssotlint.toml",
  "package.json",
  "pyproject.toml",
];

function accepts(path: string, text: string): boolean {
  if (path.endsWith("package.json")) return text.includes('"ssotlint"');
  return !path.endsWith("pyproject.toml") || text.includes("[tool.ssotlint]");
}

function find(from: string, stopAt: string | null = null): Promise<FoundConfig | null> {
  return findConfig({ from, stopAt, searchPlaces, accepts });
}

/** What git would commit of a directory that is a repository. */
async function staged(root: string): Promise<GitTree> {
  git(root, ["add", "--all"]);
  return (await openTree(root, { kind: "index" })).tree;
}

describe("the same files are found on disk and in what git holds", () => {
  const cases: readonly (readonly [name: string, files: Record<string, string>, expected: string | null])[] = [
    ["nothing", { "a.yaml": "x" }, null],
    ["one of each name", { "ssotlint.toml": "t" }, "ssotlint.toml"],
    [
      "the first of several",
      { "ssotlint.json": "j", "ssotlint.yml": "y", "package.json": '{"ssotlint":{}}' },
      "ssotlint.yml",
    ],
    ["package.json with the property", { "package.json": '{"ssotlint":{}}' }, "package.json"],
    [
      "package.json without it",
      { "package.json": '{"name":"x"}', "pyproject.toml": "[tool.ssotlint]" },
      "pyproject.toml",
    ],
    ["neither of them with it", { "package.json": "{}", "pyproject.toml": "[tool.other]" }, null],
    ["a broken one, so that it is reported", { "ssotlint.json": "{ not json", "ssotlint.toml": "" }, "ssotlint.json"],
    ["a broken package.json with it", { "package.json": '{"ssotlint": {' }, "package.json"],
    ["an empty one", { "ssotlint.yaml": "", "ssotlint.toml": "t" }, "ssotlint.yaml"],
    [
      "behind an empty file that is none of ours",
      { "package.json": "", "pyproject.toml": "[tool.ssotlint]" },
      "pyproject.toml",
    ],
    ["a directory of that name", { "ssotlint.yaml/x": "", "ssotlint.json": "{}" }, "ssotlint.json"],
    ["one that would be code", { "ssotlint.config.js": "throw 1", "ssotlint.ts": "", "ssotlint.js": "" }, null],
    ["one that imports another", { "ssotlint.json": '{"$import":"./x.json"}' }, "ssotlint.json"],
    ["a symlink", { "real/c.yaml": "r", "ssotlint.yaml": "-> real/c.yaml" }, "ssotlint.yaml"],
    ["a dangling symlink", { "ssotlint.yaml": "-> none", "ssotlint.toml": "t" }, "ssotlint.toml"],
  ];
  test.each(cases)("%s", async (_, files, expected) => {
    const root = await repository(files);
    const found = await find(root);
    const inTree = await findConfigInTree(await staged(root), "", { searchPlaces, accepts });
    expect(found?.path ?? null).toBe(expected === null ? null : join(root, expected));
    expect(inTree?.path ?? null).toBe(expected);
    expect(found?.text).toBe(inTree?.text);
    const content = files[expected ?? ""];
    if (content !== undefined && !content.startsWith("-> ")) expect(found?.text).toBe(content);
  });
});

describe("upwards", () => {
  test("the nearest one, up to and with the last directory", async () => {
    const root = await scratchDirectory();
    git(root, ["init", "--quiet", "repo"]);
    await write(root, {
      "ssotlint.yaml": "outside",
      "repo/ssotlint.yaml": "top",
      "repo/a/ssotlint.json": "a",
      "repo/b/c/x": "",
    });
    const repo = join(root, "repo");
    expect((await find(join(repo, "a"), repo))?.text).toBe("a");
    expect((await find(join(repo, "b/c"), repo))?.text).toBe("top");
    const tree = await staged(repo);
    expect((await findConfigInTree(tree, "a", { searchPlaces, accepts }))?.path).toBe("a/ssotlint.json");
    expect((await findConfigInTree(tree, "b/c", { searchPlaces, accepts }))?.path).toBe("ssotlint.yaml");
    expect(await find(join(repo, "b/c"), join(repo, "b"))).toBe(null);
    expect(await find(join(repo, "b/c"))).toBe(null);
  });

  test("a last directory that is not above stops the search where it starts", async () => {
    const root = await scratchDirectory();
    await write(root, { "ssotlint.yaml": "", "a/x": "", "b/x": "" });
    expect(await find(join(root, "a"), join(root, "b"))).toBe(null);
  });

  test("through a symlink, the way up is that of the real directory", async () => {
    const root = await scratchDirectory();
    await write(root, { "real/ssotlint.yaml": "r", "real/sub/x": "", "l/x": "" });
    await symlink(join(root, "real/sub"), join(root, "l/sub"));
    expect((await find(join(root, "l/sub"), join(root, "real")))?.path).toBe(join(root, "real/ssotlint.yaml"));
  });
});

describe("nothing else is looked at", () => {
  test("no code of the current directory runs, and no settings of cosmiconfig count", async () => {
    const root = await scratchDirectory();
    const mark = join(root, "RAN");
    const code = `require("node:fs").writeFileSync(${JSON.stringify(mark)}, "")`;
    for (const extension of ["js", "cjs", "ts", "mjs"]) await write(root, { [`.config/config.${extension}`]: code });
    await write(root, {
      "package.json": '{"cosmiconfig":{"searchPlaces":["other.json"]}}',
      "other.json": '{"ssotlint":1}',
    });
    const before = process.cwd();
    process.chdir(root);
    try {
      expect(await find(root)).toBe(null);
    } finally {
      process.chdir(before);
    }
    await expect(access(mark)).rejects.toThrow("ENOENT");
  });

  test("not the user's home", async () => {
    const home = await scratchDirectory();
    for (const folder of [".config/ssotlint", "Library/Preferences/ssotlint"])
      await write(home, { [`${folder}/config.json`]: "{}" });
    await write(home, { "ssotlint.yaml": "home", ".config/ssotlint/config": "a: 1" });
    vi.stubEnv("HOME", home);
    vi.stubEnv("XDG_CONFIG_HOME", join(home, ".config"));
    expect(await find(await scratchDirectory())).toBe(null);
    await mkdir(join(home, "work"));
    expect(await find(join(home, "work"))).toBe(null);
  });

  test("a search place of another kind is refused", async () => {
    const from = await scratchDirectory();
    await write(from, { "ssotlint.config.js": "throw 1", ".ssotlintrc": "" });
    const search = { from, stopAt: null, accepts };
    await expect(findConfig({ ...search, searchPlaces: ["ssotlint.config.js"] })).rejects.toThrow("Missing loader");
    await expect(findConfig({ ...search, searchPlaces: [".ssotlintrc"] })).rejects.toThrow("Missing loader");
  });
});

describe("a file that cannot be read is not passed over", () => {
  test("a loop of symlinks", async () => {
    const root = await scratchDirectory();
    await write(root, { "ssotlint.yaml": "-> ssotlint.yaml", "ssotlint.json": "{}" });
    await expect(find(root)).rejects.toThrow(new UserError(`${root}/ssotlint.yaml cannot be read: ELOOP`));
  });

  test("permission", async () => {
    const root = await scratchDirectory();
    await write(root, { "ssotlint.yml": "a", "ssotlint.json": "{}" });
    await chmod(join(root, "ssotlint.yml"), 0);
    const isRoot = process.geteuid?.() === 0;
    if (isRoot) process.seteuid?.(65_534);
    try {
      await expect(find(root)).rejects.toThrow(
        new UserError(`${root}/ssotlint.yml cannot be read: permission is missing`),
      );
    } finally {
      if (isRoot) process.seteuid?.(0);
    }
  });

  test("what accepts throws is not taken for that", async () => {
    const fails = (): never => {
      throw new TypeError("a bug");
    };
    const root = await repository({ "ssotlint.yaml": "x" });
    await expect(findConfigInTree(await staged(root), "", { searchPlaces, accepts: fails })).rejects.toThrow(TypeError);
    await expect(findConfig({ from: root, stopAt: null, searchPlaces, accepts: fails })).rejects.toThrow(TypeError);
  });
});
