import { describe, expect, test } from "vitest";
import { simpleName, splitSymbolId, symbolId } from "../src/model/symbol-id.js";

describe("symbol ids", () => {
  test.each([
    ["a.ts", "X"],
    ["src/a#b.ts", "Outer.Inner~2"],
  ])("%s # %s splits into what it was joined from", (file, name) => {
    expect(splitSymbolId(symbolId(file, name))).toEqual({ file, name });
  });

  test.each(["", "#X", "a.ts#", "a.ts"])("%j is no symbol id", (id) => {
    expect(splitSymbolId(id)).toBeNull();
  });

  test("the simple name drops what it is nested in and the count", () => {
    expect(simpleName("a.ts#Outer.Inner~2")).toBe("Inner");
  });
});
