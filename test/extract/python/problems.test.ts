import { describe, expect, test } from "vitest";
import { problem, pythonFacts } from "./python-facts.js";

describe("what CPython 3 does not parse is a problem with its place", () => {
  test.each([
    ["Python 2's print", 'x = 1\nprint "x"\n', 2],
    ["Python 2's except", "try:\n    pass\nexcept ValueError, error:\n    pass\n", 3],
    ["tabs and spaces mixed", "if True:\n        x = 1\n\ty = 2\n", 3],
    ["an indentation from nowhere", "x = 1\n    y = 2\n", 2],
    ["a bracket that never closes", "x = (1,\ny = 2\n", 1],
  ])("%s", (_name, text, line) => {
    expect(problem(text)).toMatch(new RegExp(`^${line}:`));
  });

  test("what can be read around it is kept", () => {
    const { definitions } = pythonFacts('class Before:\n    pass\n\nprint "x"\n\nclass After:\n    pass\n');
    expect(definitions.map(({ name }) => name)).toEqual(["Before", "After"]);
  });
});

describe("what CPython parses is no problem", () => {
  test.each([
    ["match", "match x:\n    case [a, b]:\n        pass\n    case _:\n        pass\n"],
    ["PEP 695", "type Pair[T] = tuple[T, T]\n\ndef first[T](pair: Pair[T]) -> T:\n    return pair[0]\n"],
    ["form feeds", "x = 1\n\f\ny = 2\n"],
    ["the walrus", "if (n := 10) > 5:\n    pass\n"],
    ["nothing", ""],
  ])("%s", (_name, text) => {
    expect(problem(text)).toBeNull();
  });
});
