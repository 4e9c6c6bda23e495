import { describe, expect, test } from "vitest";

import { resolveLink } from "../../src/snapshot/resolve-link.js";

describe("where a symlink leads", () => {
  const existing = new Set(["lib", "lib/a.ts", "lib/deep", "lib/deep/b.ts", "src", "src/own.ts"]);
  const cases: readonly (readonly [name: string, links: Record<string, string | null>, expected: string | null])[] = [
    ["a file beside it", { "src/l": "own.ts" }, "src/own.ts"],
    ["a file above it", { "src/l": "../lib/a.ts" }, "lib/a.ts"],
    ["a folder", { "src/l": "../lib" }, "lib"],
    ["a folder, written with a slash and dots", { "src/l": ".././lib/" }, "lib"],
    ["from the root", { "src/l": "/lib/a.ts" }, "lib/a.ts"],
    ["another symlink", { "src/l": "m", "src/m": "../lib/a.ts" }, "lib/a.ts"],
    ["through a symlinked folder", { "src/l": "../d/b.ts", d: "lib/deep" }, "lib/deep/b.ts"],
    ["up from where a symlinked folder really is", { "src/l": "../d/../a.ts", d: "lib/deep" }, "lib/a.ts"],
    ["the root", { "src/l": ".." }, "."],
    ["nothing", { "src/l": "gone.ts" }, null],
    ["out of the root", { "src/l": "../../lib/a.ts" }, null],
    ["known to lead out", { "src/l": null }, null],
    ["through one that leads out", { "src/l": "../o/a.ts", o: null }, null],
    ["itself", { "src/l": "l" }, null],
    ["a circle", { "src/l": "m", "src/m": "l" }, null],
    ["a circle that grows", { "src/l": "l/l" }, null],
    ["below itself", { "src/l": "l/a.ts" }, null],
  ];
  test.each(cases)("%s", (_, links, expected) => {
    expect(resolveLink("src/l", new Map(Object.entries(links)), (path) => existing.has(path))).toBe(expected);
  });
});
