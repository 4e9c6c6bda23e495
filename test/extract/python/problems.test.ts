import { describe, expect, test } from "vitest";
import { definitions, imports } from "../describe-facts.js";
import { problem, pythonFacts } from "./python-facts.js";
import { ACCEPTED, REJECTED } from "./syntax-cases.js";

describe("what CPython 3 does not parse is a problem with its place", () => {
  test.each(REJECTED)("%j", (text, expected) => {
    expect(problem(text)).toBe(expected);
  });

  test("it is shown on one line", () => {
    expect(pythonFacts("x = '''a\nb\nc").problems[0]!.span).toEqual([1, 5, 1, 9]);
  });

  test("of several the first is said", () => {
    const print = "Missing parentheses in call to 'print'. Python 2 is not supported";
    expect(problem("x = 1\nprint 'a'\nif x:\nb")).toBe(`2:1 ${print}`);
    expect(problem("if x:\nb\nprint 'a'")).toBe("2:1 Expected an indented block");
  });

  test.each([
    "import a\nclass B: pass\nx = = 1\nfrom c import d\ndef f(): pass",
    "import a\nclass B: pass\nx = f(1,\nfrom c import d\ndef f(): pass",
    "import a\nclass B: pass\nx = [1, f(\n  2\n\ndef f(): pass\ny = (3)",
    "import a\nclass B: pass\ndef f(): pass\nx = [1,\ny = 2\nz = (3)",
    "import a\nclass B: pass\nx = 'y\nfrom c import d\ndef f(): pass",
    "import a\nclass B: pass\nprint 'y'\nfrom c import d\ndef f(): pass",
    "import a\nclass B: pass\n  x = 1\nfrom c import d\ndef f(): pass",
    "import a\nclass B: pass\n%magic\nfrom c import d\ndef f(): pass",
  ])("what can be read around it is kept: %j", (text) => {
    const facts = pythonFacts(text);
    expect(facts.problems).toHaveLength(1);
    expect(imports(facts)).toEqual(expect.arrayContaining(['import "a" * as a']));
    expect(definitions(facts)).toEqual(expect.arrayContaining(["exported class B", "exported function f"]));
  });
});

describe("what CPython parses is no problem", () => {
  test.each(ACCEPTED)("%s", (_, text) => {
    expect(problem(text)).toBeNull();
  });

  test("a stub", () => {
    const text =
      "x: int\ndef f(a: int = ..., *, b) -> None: ...\nclass A:\n    y: str\n    @overload\n    def g(self) -> None: ...\n";
    expect(pythonFacts(text, "pyi").problems).toEqual([]);
  });
});

describe("suppressions", () => {
  test("stand in comments, and only there", () => {
    const text =
      "x = 1  # ssotlint-allow a: one\n# ssotlint-allow b: two\ny = '''\n# ssotlint-allow c: no\n'''\nz = '# ssotlint-allow d: no'\n";
    expect(pythonFacts(text).suppressions.map((it) => [it.rules, it.lines])).toEqual([
      [["a"], [1]],
      [["b"], [2, 3]],
    ]);
  });

  test("those for a file may stand behind its docstring", () => {
    const docstring = `"""${"doc\n".repeat(20)}"""\n`;
    const behind = pythonFacts(`${docstring}# ssotlint-allow-file a: b\nimport c\n`);
    expect(behind.suppressions).toMatchObject([{ scope: "file" }]);
    expect(pythonFacts(`${docstring}import c\n# ssotlint-allow-file a: b\n`).suppressions).toEqual([]);
  });
});
