import { describe, expect, test } from "vitest";
import { dialectOf } from "../../src/extract/dialect.js";

describe("dialects", () => {
  test.each([
    ["a.ts", "ts"],
    ["src/a.b.mts", "ts"],
    ["a.cts", "ts"],
    ["a.tsx", "tsx"],
    ["a.js", "js"],
    ["a.mjs", "js"],
    ["a.cjs", "js"],
    ["a.jsx", "jsx"],
    ["a.d.ts", "dts"],
    ["a.d.mts", "dts"],
    ["a.d.cts", "dts"],
    ["styles.d.css.ts", "dts"],
    ["d.ts", "ts"],
    ["a.d.tsx", "tsx"],
  ] as const)("%s is %s", (path, dialect) => {
    expect(dialectOf(path)).toBe(dialect);
  });

  test.each([".ts", "src/.js", "a", "a.ts.txt", "a.TS", "dir.ts/a", "a.json", ""])("%j is no source code", (path) => {
    expect(dialectOf(path)).toBeNull();
  });
});
