import { describe, expect, test } from "vitest";
import type { Dialect } from "../../../src/model/facts.js";
import { pythonFacts } from "./python-facts.js";

function constants(text: string, dialect: Extract<Dialect, "py" | "pyi"> = "py"): readonly string[] {
  return pythonFacts(text, dialect).definitions.map(
    ({ name, value, variable }) => `${name} ${value}${variable ? " variable" : ""}`,
  );
}

describe("the value of a constant", () => {
  test.each([
    ["1_000", "1000"],
    ["0x3E8", "1000"],
    ["0b11", "3"],
    ["1.", "1"],
    ["5e3", "5000"],
    ["-.5", "-0.5"],
    ["60 * 60", "3600"],
    ["(7 // 2) + -7 % 3", "5"],
    ["2 ** 3 / 4", "2"],
    ["'a'", '"a"'],
    ['"""a"""', '"a"'],
    ["'a' 'b'", '"ab"'],
    ["'a' + \"b\"", '"ab"'],
    [String.raw`r"\d+"`, String.raw`"\\d+"`],
    ["''", '""'],
    ["True", "true"],
    ["None", "null"],
    ["[1, 'a', (False,)]", '[1,"a",[false]]'],
    ["1, 2", "[1,2]"],
    ["{'b': 1, 'a': {2: None}}", '{"a":{"2":null},"b":1}'],
  ])("%s", (text, value) => {
    expect(constants(`A = ${text}`)).toEqual([`A ${value}`]);
  });

  test.each([
    "OTHER",
    "make()",
    "f'a{b}'",
    "b'a'",
    String.raw`'a\n'`,
    "1 / 0",
    "1j",
    "10 ** 400",
    "12345678901234567890",
    "'a' * 2",
    "not True",
    "~1",
    "1 << 2",
    "[x for x in y]",
    "[*a]",
    "{**a}",
    "{None: 1}",
    "{1, 2}",
    "1 if a else 2",
    "...",
  ])("is not known where code computes it: %s", (text) => {
    expect(constants(`A = ${text}`)).toEqual(["A null"]);
  });

  test.each<[string, readonly string[]]>([
    ["A: Final[int] = 5", ["A 5"]],
    ["A = B = 5", ["A 5", "B 5"]],
    ["A, B = 5, 6", ["A 5", "B 6"]],
    ["A = 5\nA += 1", ["A null"]],
    ["try:\n    A = 1\nexcept E:\n    A = 2", ["A 1", "A~2 2"]],
    ["class C:\n    A = 5", ["C null"]],
    ["A: int", ["A null variable"]],
    ["A = None\ndef f():\n    global A\n    A = 5", ["A null variable", "f null", "A~2 5 variable"]],
  ])("%j", (text, expected) => {
    expect(constants(text)).toEqual(expected);
  });

  test("very long chains are not looked at", () => {
    expect(constants(`A = 1${" + 1".repeat(20_000)}`)).toEqual(["A null"]);
  });
});
