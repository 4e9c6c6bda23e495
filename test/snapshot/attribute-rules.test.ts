import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { attributeRules } from "../../src/snapshot/attribute-rules.js";
import { openWorktree } from "../../src/snapshot/open-worktree.js";
import { git, repository } from "./scratch.js";

describe("one .gitattributes file", () => {
  const cases: readonly (readonly [lines: string, path: string, generated: boolean])[] = [
    ["*.ts linguist-generated", "src/a.ts", true],
    ["*.ts linguist-generated=true", "src/a.ts", true],
    ["*.ts linguist-generated=false", "src/a.ts", false],
    ["*.ts -linguist-generated", "src/a.ts", false],
    ["*.ts !linguist-generated", "src/a.ts", false],
    ["*.ts text linguist-generated eol=lf", "src/a.ts", true],
    ["*.ts linguist-vendored", "src/a.ts", false],
    ["*.ts linguist-generated\n!a.ts -linguist-generated", "src/a.ts", true],
    ["*.ts linguist-generated\na.ts -linguist-generated", "src/a.ts", false],
    ["*.ts -linguist-generated\na.ts linguist-generated", "src/a.ts", true],
    ["# *.ts linguist-generated", "src/a.ts", false],
    ["[attr]made linguist-generated\n*.ts made", "src/a.ts", false],
    ["  *.ts\tlinguist-generated\r\n", "src/a.ts", true],
    ["\uFEFF*.ts linguist-generated", "src/a.ts", true],
    ["src linguist-generated", "src/a.ts", false],
    ["src/ linguist-generated", "src/a.ts", false],
    ["src/** linguist-generated", "src/deep/a.ts", true],
    ["src/* linguist-generated", "src/deep/a.ts", false],
    ["/a.ts linguist-generated", "src/a.ts", false],
    ["**/gen/*.ts linguist-generated", "gen/a.ts", true],
    ["* linguist-generated", "src/.hidden", true],
    ['"with space.ts" linguist-generated', "src/with space.ts", true],
    [String.raw`"\303\274.ts" linguist-generated`, "ü.ts", true],
    ["app/(group)/*.ts linguist-generated", "app/(group)/a.ts", true],
    ["{a,b}.ts linguist-generated", "a.ts", false],
    ["{a,b}.ts linguist-generated", "{a,b}.ts", true],
    ["@(a|b).ts linguist-generated", "a.ts", false],
  ];
  test.each(cases)("%j says of %s: generated %s", (text, path, generated) => {
    expect(attributeRules([{ folder: "", text }])(path).generated).toBe(generated);
  });
});

test("a deeper file overrides, for each attribute alone, and only below its folder", () => {
  const attributes = attributeRules([
    { folder: "lib/deep", text: "*.ts -linguist-generated" },
    { folder: "", text: "*.ts linguist-generated linguist-vendored" },
  ]);
  expect(attributes("lib/deep/a.ts")).toEqual({ generated: false, vendored: true });
  expect(attributes("lib/deeper/a.ts")).toEqual({ generated: true, vendored: true });
});

test("says what git check-attr says, over generated patterns and paths", async () => {
  const piece = fc.constantFrom(
    ..."a b ab * ** ? [ab] [!a] [^b] [a-c] [[:alpha:]] . .a a* *b a?c a** ( ) {a,b} + | ' \\a \\* $ ^ @ ! !(a) +(a) , ~ ü".split(
      " ",
    ),
  );
  const segment = fc.array(piece, { minLength: 1, maxLength: 2 }).map((pieces) => pieces.join(""));
  const pattern = fc
    .tuple(
      fc.constantFrom("", "", "/"),
      fc.array(segment, { minLength: 1, maxLength: 3 }),
      fc.constantFrom("", "", "", "/", "/**"),
    )
    .map(([start, segments, end]) => start + segments.join("/") + end);
  const state = fc.constantFrom(
    "linguist-generated",
    "linguist-generated",
    "-linguist-generated",
    "!linguist-generated",
    "linguist-generated=false",
  );
  const line = fc.tuple(pattern, state).map((parts) => parts.join(" "));
  const file = fc.array(line, { minLength: 4, maxLength: 12 }).map((lines) => lines.join("\n"));
  const name = fc.constantFrom(
    ..."a b c ab .a abc aac (a) {a,b} a+ a| +(a) !(a) $ ^ @ , ~a 'a ü * a*b ] [ab] a\nb".split(" "),
  );
  const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join("/"));

  const samples = fc.sample(fc.tuple(file, file), { numRuns: 150, seed: 7 });
  const paths = [...new Set(fc.sample(path, { numRuns: 400, seed: 8 }))];
  const differences: string[] = [];
  let marked = 0;
  for (const [top, below] of samples) {
    const root = await repository();
    const files = [
      { folder: "", text: top },
      { folder: "a", text: below },
    ];
    const answers = checkAttr(root, files, paths);
    const ours = attributeRules(files);
    for (const path of paths) {
      if (answers.get(path) === true) marked += 1;
      if (ours(path).generated !== answers.get(path))
        differences.push(JSON.stringify({ top, below, path, git: answers.get(path) }));
    }
  }
  expect(differences).toEqual([]);
  expect(marked).toBeGreaterThan(3000);
});

/** git's answers, from the index so that no path has to exist. */
function checkAttr(
  root: string,
  files: readonly { readonly folder: string; readonly text: string }[],
  paths: readonly string[],
): ReadonlyMap<string, boolean> {
  for (const { folder, text } of files) {
    const blob = git(root, ["hash-object", "-w", "--stdin"], text).trim();
    const path = folder === "" ? ".gitattributes" : `${folder}/.gitattributes`;
    git(root, ["update-index", "--add", "--cacheinfo", `100644,${blob},${path}`]);
  }
  const output = git(root, ["check-attr", "--cached", "-z", "--stdin", "linguist-generated"], paths.join("\0"));
  const fields = output.split("\0");
  const answers = new Map<string, boolean>();
  for (let at = 0; at + 2 < fields.length; at += 3) {
    answers.set(fields[at] ?? "", !["unspecified", "unset", "false"].includes(fields[at + 2] ?? ""));
  }
  return answers;
}

test("a work tree below the top hears the files above it", async () => {
  const root = await repository({
    ".gitattributes": "/packages/*/gen/** linguist-generated\n",
    "packages/.gitattributes": "vendor.js linguist-vendored\n",
    "packages/a/gen/x.ts": "",
    "packages/a/vendor.js": "",
  });
  const { snapshot } = await openWorktree(`${root}/packages/a`);
  expect(snapshot.attributes("gen/x.ts")).toEqual({ generated: true, vendored: false });
  expect(snapshot.attributes("vendor.js")).toEqual({ generated: false, vendored: true });
});
