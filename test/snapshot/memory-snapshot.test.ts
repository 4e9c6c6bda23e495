import { expect, test } from "vitest";

import { FileGoneError } from "../../src/model/snapshot.js";
import { memorySnapshot } from "../../src/snapshot/memory-snapshot.js";
import { listed, textOf } from "./scratch.js";

test("lists what git would track, sorted, and reads it", async () => {
  const snapshot = await memorySnapshot({
    "z.ts": "z",
    "a/b.ts": new TextEncoder().encode("bytes"),
    ".gitignore": "dist/\n",
    "a/.gitignore": "*.log\n!keep.log\n",
    "dist/a.js": "",
    "a/x.log": "",
    "a/keep.log": "",
    "node_modules/p/index.js": "",
  });
  expect(snapshot.kind).toBe("memory");
  expect(listed(snapshot)).toEqual([".gitignore", "a/.gitignore", "a/b.ts", "a/keep.log", "z.ts"]);
  expect(await textOf(snapshot, "a/b.ts")).toBe("bytes");
  expect(["dist/x", "a/y.log", "y.log", "a/node_modules/z"].map((path) => snapshot.isIgnored(path))).toEqual([
    true,
    true,
    false,
    true,
  ]);
});

test("attributes and symlinks are those of the files", async () => {
  const snapshot = await memorySnapshot(
    { ".gitattributes": "gen/** linguist-generated\n", "gen/a.ts": "", "lib/b.ts": "" },
    {
      symlinks: { "l.ts": "lib/b.ts", out: "../x", abs: "/etc", dir: "lib" },
      prefix: "packages/a/",
      commit: "c".repeat(40),
    },
  );
  expect(snapshot.attributes("gen/a.ts")).toEqual({ generated: true, vendored: false });
  expect(snapshot.attributes("lib/b.ts")).toEqual({ generated: false, vendored: false });
  expect(listed(snapshot)).toContain("l.ts -> lib/b.ts");
  expect(listed(snapshot)).toContain("dir -> lib");
  expect(listed(snapshot)).toContain("out -> null");
  expect(listed(snapshot)).toContain("abs -> null");
  expect([snapshot.prefix, snapshot.commit]).toEqual(["packages/a/", "c".repeat(40)]);
});

test("a path that is not listed cannot be read: ignored, a folder, a symlink, nothing", async () => {
  const snapshot = await memorySnapshot({ ".gitignore": "no\n", no: "", "a/b": "" }, { symlinks: { l: "a/b" } });
  for (const path of ["no", "a", "l", "x", "../x", "__proto__", ""]) {
    await expect(snapshot.read(path), path).rejects.toThrow(FileGoneError);
  }
});

test.each(["/a", "../a", "./a", "a//b", "a/", "a/../b", "", ".", ".."])("%j is refused as a path", async (path) => {
  await expect(memorySnapshot({ [path]: "" })).rejects.toThrow("not a plain relative POSIX path");
});
