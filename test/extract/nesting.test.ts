import { describe, expect, test } from "vitest";
import { findDeepNesting, MAX_NESTING } from "../../src/extract/nesting.js";

const nested = (depth: number, open = "(", close = ")"): string => open.repeat(depth) + close.repeat(depth);

describe("deep nesting", () => {
  test.each([
    ["brackets of one kind", 1, "(", ")"],
    ["brackets of all kinds", 3, "([{", "}])"],
    ["brackets in templates", 1, "`${", "}`"],
    ["brackets with text between", 2, "f('(', /[(]/, x / 2, `(${1}(`, /* ( */ [ // (\n", "])"],
  ])("%s", (_, each, open, close) => {
    const most = Math.floor(MAX_NESTING / each);
    expect(findDeepNesting(nested(most, open, close))).toBeNull();
    expect(findDeepNesting(nested(most + 1, open, close))).not.toBeNull();
  });

  test("the offset is that of the bracket that is one too many", () => {
    expect(findDeepNesting(`  ${nested(600)}`)).toBe(2 + MAX_NESTING);
  });

  const lines = (line: string): string => `${line}\n`.repeat(MAX_NESTING + 1);

  test.each([
    ["strings", `x = "(" + '[' + "\\"("`],
    ["comments", "// (\n/* ( */"],
    ["templates", "`( ${a} ( ${`(`} {`"],
    ["regular expressions", String.raw`x = /[(/]\(/.test(a) && /\//; return /(/; (/{/)`],
    ["text between tags", "<p>Don't {name}</p>; {show && <p>Don't</p>}"],
    ["divisions", "x = (a) / (b); y = a[0] / (c) / d; z = 1 / (2)"],
    ["brackets that close nothing", "}}}))))]]]"],
    ["tags that close", "<a>{x}</a>"],
  ])("%s do not add up", (_, line) => {
    expect(findDeepNesting(lines(line))).toBeNull();
  });

  test.each([
    ["open quotes", "'\\".repeat(500_000)],
    ["open templates", "`x".repeat(500_000)],
    ["open regular expressions", "=/[".repeat(300_000)],
    ["slashes", "= / \\".repeat(300_000)],
  ])("a megabyte of %s takes no quadratic time", (_, text) => {
    const start = performance.now();
    findDeepNesting(text);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
