import fc from "fast-check";
import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";

import { ignoreRules } from "../../src/snapshot/ignore-rules.js";
import { openWorktree } from "../../src/snapshot/open-worktree.js";
import { git, repository, write } from "./scratch.js";

describe("rules", () => {
  const top = (text: string): ((path: string) => boolean) => ignoreRules([{ folder: "", text }]);

  test("a pattern for folders speaks of what is below, and of the folder itself when it is named as one", () => {
    const isIgnored = top("dist/\n");
    expect(["dist/a.js", "x/dist/a.js", "dist/", "dist"].map(isIgnored)).toEqual([true, true, true, false]);
  });

  test("node_modules is ignored at any depth, without a file that says so", () => {
    const isIgnored = top("");
    expect(["node_modules/a", "x/node_modules/a/b.js", "node_modules", "my_node_modules/a"].map(isIgnored)).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  test("upper and lower case differ", () => {
    expect(top("Build/")("build/a")).toBe(false);
  });

  test("a path that leads out of the repository, or nowhere, is not ignored", () => {
    expect(["../a", "", ".", "./", "a/../../b"].map(top("*"))).toEqual([false, false, false, false, false]);
    expect(top("/b")("a/../b")).toBe(true);
  });

  test("a folder's name is no pattern", () => {
    const isIgnored = ignoreRules([{ folder: "app/[id] *", text: "gen\n/x.ts\n" }]);
    expect(["app/[id] */gen", "app/[id] */deep/gen", "app/[id] */x.ts", "app/i */gen"].map(isIgnored)).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });
});

test("says what git check-ignore says, over generated patterns and paths", async () => {
  const piece = fc.constantFrom(..."a b ab * ** ? [ab] [!a] a* *b a?c .a ( {a,b} + \\a \\! # ü".split(" "));
  const segment = fc.array(piece, { minLength: 1, maxLength: 2 }).map((pieces) => pieces.join(""));
  const line = fc
    .tuple(
      fc.constantFrom("", "", "!"),
      fc.constantFrom("", "", "/"),
      fc.array(segment, { minLength: 1, maxLength: 3 }),
      fc.constantFrom("", "", "/", "/**", " ", "\r"),
    )
    .map(([sign, start, segments, end]) => sign + start + segments.join("/") + end);
  const file = fc.array(line, { minLength: 2, maxLength: 8 }).map((lines) => lines.join("\n"));
  const name = fc.constantFrom(..."a b c ab .a abc aac ( {a,b} + # ü !".split(" "));
  const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join("/"));

  const paths = [...new Set(fc.sample(path, { numRuns: 400, seed: 5 }))];
  const differences: string[] = [];
  let ignoredOnes = 0;
  for (const [top, below] of fc.sample(fc.tuple(file, file), { numRuns: 60, seed: 6 })) {
    const root = await repository();
    await write(root, { ".gitignore": top, "a/.gitignore": below });
    const isIgnored = ignoreRules([
      { folder: "", text: top },
      { folder: "a", text: below },
    ]);
    const ignored = checkIgnore(root, paths);
    ignoredOnes += ignored.size;
    for (const path of paths) {
      if (isIgnored(path) !== ignored.has(path))
        differences.push(JSON.stringify({ top, below, path, git: ignored.has(path) }));
    }
  }
  expect(differences).toEqual([]);
  expect(ignoredOnes).toBeGreaterThan(2500);
});

function checkIgnore(root: string, paths: readonly string[]): ReadonlySet<string> {
  try {
    const input = paths.map((path) => `./${path}`).join("\0");
    const output = execFileSync("git", ["check-ignore", "--no-index", "-z", "--stdin"], {
      cwd: root,
      input,
      encoding: "utf8",
    });
    return new Set(output.split("\0").map((path) => path.replace(/^\.\//, "")));
  } catch (error) {
    // Exit code 1 says that none is ignored.
    if ((error as { status?: number }).status === 1) return new Set();
    throw error;
  }
}

test("a work tree below the top hears the files above it and its own", async () => {
  const root = await repository({
    ".gitignore": "*.gen.ts\n/packages/a/out/\n",
    "packages/.gitignore": "*.log\n!keep.log\n",
    "packages/a/.gitignore": "!own.gen.ts\n",
    "packages/b/.gitignore": "*.ts\n",
  });
  const { snapshot } = await openWorktree(`${root}/packages/a`);
  const answers = ["x.gen.ts", "own.gen.ts", "out/a.js", "x.log", "keep.log", "x.ts"].map((path) =>
    snapshot.isIgnored(path),
  );
  expect(answers).toEqual([true, false, true, true, false, false]);
  expect(git(root, ["status", "--short", "--untracked-files=all"])).not.toContain("gen");
});
