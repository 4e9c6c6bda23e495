import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { splitByFolders } from "../../src/surroundings/split-by-folders.js";

const FILES = ["src/a/one.ts", "src/a/two.ts", "src/b/deep/er/one.ts", "src/b/deep/er/two.ts", "src/b/deep/three.ts"];

function folders(start: readonly (readonly string[])[], room: number): readonly string[] {
  return splitByFolders(start, room)
    .map(({ folder, modules }) => (modules.length === 1 ? (modules[0] ?? "") : `${folder} (${modules.length})`))
    .sort();
}

describe("modules are put together by folders", () => {
  test.each([
    [1, ["src/ (5)"]],
    [2, ["src/a/ (2)", "src/b/deep/ (3)"]],
    [3, ["src/a/one.ts", "src/a/two.ts", "src/b/deep/ (3)"]],
    [4, ["src/a/one.ts", "src/a/two.ts", "src/b/deep/ (3)"]],
    [5, FILES.toSorted()],
    [50, FILES.toSorted()],
  ])("room for %i", (room, expected) => {
    expect(folders([FILES], room)).toEqual(expected);
  });

  test("a folder with more files than there is room for stays whole, and the others are split all the same", () => {
    const many = Array.from({ length: 30 }, (_, index) => `src/many/${index}.ts`);
    expect(folders([[...many, ...FILES]], 6)).toEqual([...FILES.toSorted(), "src/many/ (30)"]);
  });

  test("folders of one size are treated alike", () => {
    const files = ["a/x.ts", "a/y.ts", "b/x.ts", "b/y.ts"];
    expect(folders([files], 3)).toEqual(["a/ (2)", "b/ (2)"]);
    expect(folders([files], 4)).toEqual(files);
  });

  test("a folder of folders with hardly anything in them is one", () => {
    const versions = Array.from({ length: 9 }, (_, index) => `up/v${index}/step.ts`);
    const others = Array.from({ length: 20 }, (_, index) => `src/f${index % 2}/x${index}.ts`);
    expect(folders([[...versions, ...others]], 10)).toEqual(["src/f0/ (10)", "src/f1/ (10)", "up/ (9)"]);
  });

  test("files beside folders are put together too", () => {
    const files = ["src/x.ts", "src/y.ts", "src/z.ts", "src/a/one.ts", "src/a/two.ts"];
    expect(folders([files], 2)).toEqual(["src/ (3)", "src/a/ (2)"]);
    expect(folders([files], 4)).toEqual(["src/ (3)", "src/a/one.ts", "src/a/two.ts"]);
  });

  test("groups are never mixed, however little room there is", () => {
    expect(
      folders(
        [
          ["a/x.ts", "a/y.ts"],
          ["a/z.ts", "b/z.ts"],
        ],
        1,
      ),
    ).toEqual([" (2)", "a/ (2)"]);
  });

  test("a file whose name starts like a folder is not in it", () => {
    expect(folders([["src/ab.ts", "src/a/b.ts", "src/abc/d.ts"]], 1)).toEqual(["src/ (3)"]);
  });

  test("every module is in one group, in whatever order they come, and there is no more than room allows", () => {
    const path = fc
      .array(fc.constantFrom("a", "b", "cc", "d.d"), { minLength: 1, maxLength: 5 })
      .map((parts) => `${parts.join("/")}.ts`);
    const paths = fc.uniqueArray(path, { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(paths, fc.integer({ min: 1, max: 50 }), (modules, room) => {
        const groups = splitByFolders([modules], room);
        expect(groups.flatMap((group) => group.modules).toSorted()).toEqual(modules.toSorted());
        expect(groups.length).toBeLessThanOrEqual(room);
        for (const group of groups) {
          for (const module of group.modules) expect(module.startsWith(group.folder)).toBe(true);
        }
        expect(splitByFolders([modules.toReversed()], room)).toEqual(groups);
      }),
    );
  });
});
