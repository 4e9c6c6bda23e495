import { describe, expect, test } from "vitest";
import { factsOf } from "../describe-facts.js";

function constant(text: string): { readonly value: string | null; readonly variable: boolean } {
  const { value, variable } = factsOf(text).definitions.at(-1)!;
  return { value, variable };
}

describe("the value of a constant", () => {
  test.each([
    ["1_000", "1000"],
    ["0x3E8", "1000"],
    ["5e3", "5000"],
    ["-0.5", "-0.5"],
    ["-0", "0"],
    ["+1", "1"],
    ["10n", "10n"],
    ["60 * 1000", "60000"],
    ["(60 * 60 * 24) / 2 - 1", "43199"],
    ["2 ** 10 % 1000", "24"],
    ["'a'", '"a"'],
    ['"a\\u0062"', '"ab"'],
    ["`a`", '"a"'],
    ["'a' + `b`", '"ab"'],
    ["true", "true"],
    ["null", "null"],
    ["/a+/gi", "/a+/gi"],
    ["[1, 'a', [false]]", '[1,"a",[false]]'],
    ["{ b: 1, 'a': { c: null } } as const", '{"a":{"c":null},"b":1}'],
    ["Object.freeze({ a: 1 })", '{"a":1}'],
    ["<number>(5 satisfies number)", "5"],
  ])("%s", (text, value) => {
    expect(constant(`const A = ${text}`)).toEqual({ value, variable: false });
  });

  test.each([
    "undefined",
    "OTHER",
    "make()",
    "`a${b}`",
    "1 / 0",
    "1e999",
    "-'a'",
    "'a' * 2",
    "1 + 'a'",
    "!true",
    "1 << 2",
    "a ?? 5",
    "[1, , 2]",
    "[...a]",
    "{ ...a }",
    "{ a }",
    "{ a() {} }",
    "{ [a]: 1 }",
    "Object.freeze(a)",
    "new Set([1])",
    "class {}",
    "() => 1",
  ])("is not known where code computes it: %s", (text) => {
    expect(constant(`const A = ${text}`).value).toBeNull();
  });

  test("long values are cut, and still differ", () => {
    const [a, b] = ["x", "y"].map((end) => constant(`const A = "${"x".repeat(300)}${end}"`).value);
    expect(a).toMatch(/^"x{199}…[0-9a-f]{16}$/);
    expect(a).not.toBe(b);
  });

  test("very large and very long ones are not looked at", () => {
    expect(constant(`const A = [${"1,".repeat(10_000)}]`).value).toBeNull();
    expect(constant(`const A = 1${" + 1".repeat(20_000)}`).value).toBeNull();
  });

  test.each([
    ["exports.A = 5", "5"],
    ["module.exports = { A: 5 }", "5"],
    ["export default 5", "5"],
    ["enum A { B = 5 }", null],
    ["const { A } = { A: 5 }", null],
    ["declare const A: number", null],
  ])("in other places: %s", (text, value) => {
    expect(constant(text).value).toBe(value);
  });
});

test.each([
  ["let A = 5", { value: "5", variable: true }],
  ["var A = 5", { value: "5", variable: false }],
  ["var A = 5; var A = 6", { value: null, variable: false }],
  ["declare const A: number", { value: null, variable: true }],
  ["let { A } = x", { value: null, variable: true }],
])("what can be bound anew is a variable: %s", (text, expected) => {
  expect(constant(text)).toEqual(expected);
});
