import { describe, expect, test } from "vitest";
import { definitions, imports } from "../describe-facts.js";
import { problem, pythonFacts } from "./python-facts.js";

describe("what CPython 3 does not parse is a problem with its place", () => {
  test.each([
    // Lines and indentation
    ["if x:\n        a\n\tb", "3:1 Inconsistent use of tabs and spaces in indentation"],
    ["if x:\n\ta\n        b", "3:1 Inconsistent use of tabs and spaces in indentation"],
    ["x = 1\n  y = 2", "2:1 Unexpected indent"],
    ["  x = 1", "1:1 Unexpected indent"],
    ["if x:\n    a\n  b", "3:1 Unindent does not match any outer indentation level"],
    ["if x:\n    a\n  else:\n    b", "3:1 Unindent does not match any outer indentation level"],
    ["if x:\nb", "2:1 Expected an indented block"],
    ["class A:\n", "2:1 Expected an indented block"],
    ["class A:\n  ", "2:3 Expected an indented block"],
    ["def f(): # no\n\n# no\nx = 1", "4:1 Expected an indented block"],
    ["x = \\ 1", "1:5 Unexpected character behind a line continuation"],
    ["x = 1 \\", "1:7 Unexpected character behind a line continuation"],
    ["x = 1 + \\\n", "1:9 Unexpected end of file behind a line continuation"],
    ["x =\ny = 1", "1:4 Unexpected end of the line"],
    ["x.\ny", "1:3 Unexpected end of the line"],
    ["import a import b", "1:1 Invalid syntax"],
    // Brackets, strings and characters
    ["f(a, [1, 2)", "1:11 Closing ')' does not match opening '['"],
    ["x = (1,\ndef f(): pass\n", "1:5 '(' was never closed"],
    ["x = 1)", "1:6 Unmatched ')'"],
    ["x = 'a\ny = 1", "1:5 Unterminated string literal"],
    ["x = '''a\ny = 1", "1:5 Unterminated string literal"],
    ["x = f'{a", "1:7 '{' was never closed"],
    ["x = f'{a:b'", "1:7 '{' was never closed"],
    ["x = 1\0", "1:6 Source code cannot contain null bytes"],
    ["x = “a”", "1:5 Invalid character"],
    ["x\u00a0= 1", "1:2 Invalid character"],
    ["x = '\\x4'", "1:5 Broken escape in a string"],
    ["x = 'C:\\Users'", "1:5 Broken escape in a string"],
    ["x = '\\N{}'", "1:5 Broken escape in a string"],
    ["x = b'ä'", "1:5 Bytes can only contain ASCII literal characters"],
    ["x = 'a' b'b'", "1:5 Cannot mix bytes and nonbytes literals"],
    ["x = f'{a!x}'", "1:9 A conversion is one of '!r', '!s' and '!a'"],
    ["x = fb'a'", "1:5 Invalid string prefix"],
    // Python 2
    ["print 'a'", "1:1 Missing parentheses in call to 'print'. Python 2 is not supported"],
    ["def f():\n  print x, y", "2:3 Missing parentheses in call to 'print'. Python 2 is not supported"],
    ["exec 'a'", "1:1 Missing parentheses in call to 'exec'. Python 2 is not supported"],
    ["exec a in b", "1:1 Missing parentheses in call to 'exec'. Python 2 is not supported"],
    ["x = `a`", "1:5 Backticks are repr() in Python 3. Python 2 is not supported"],
    ["a <> b", "1:3 '<>' is '!=' in Python 3. Python 2 is not supported"],
    ["try: pass\nexcept A, e: pass", "2:1 Multiple exception types must be parenthesized. Python 2 is not supported"],
    ["raise E, 'x'", "1:1 'raise' takes one exception. Python 2 is not supported"],
    ["x = 0777", "1:5 Invalid number"],
    ["x = 10L", "1:5 Invalid number"],
    ["x = ur'a'", "1:5 Invalid string prefix"],
    ["def f((a, b)): pass", "1:7 Parameters cannot be tuples. Python 2 is not supported"],
    ["[a for a in 1, 2]", "1:4 A tuple here needs parentheses. Python 2 is not supported"],
    ["f(async=True)", "1:3 'async' is a keyword"],
    // What the grammar leaves to others
    ["import a,", "1:1 A trailing comma is not allowed without parentheses"],
    ["from a import b,", "1:1 A trailing comma is not allowed without parentheses"],
    ["from a import b.c", "1:1 Only single names can be imported from a module"],
    ["x := 1", "1:1 ':=' is not allowed here without parentheses"],
    ["f(a as b)", "1:3 'as' is not allowed here"],
    ["try: pass", "1:1 Expected 'except' or 'finally' block"],
    ["f(a=1, b)", "1:2 Positional argument follows keyword argument"],
    ["f(**a, b)", "1:2 Positional argument follows keyword argument unpacking"],
    ["f(**a, *b)", "1:2 Iterable argument unpacking follows keyword argument unpacking"],
    ["f(,)", "1:2 Expected something before ','"],
    ["def f(a=1, b): pass", "1:6 Parameter without a default follows parameter with a default"],
    ["def f(*): pass", "1:6 Named arguments must follow bare '*'"],
    ["def f(**a, b): pass", "1:6 Parameters cannot follow var-keyword parameter"],
    ["lambda *a, *b: 1", "1:8 '*' may appear only once"],
    ["a, b: int = 1", "1:1 Only single targets can be annotated"],
    ["(a, b) += 1", "1:1 Illegal target for augmented assignment"],
    ["del f()", "1:1 This cannot be assigned or deleted"],
    ["assert a, b, c", "1:1 'assert' takes a condition and a message"],
    ["(*a)", "1:1 Cannot use starred expression here"],
    ["** a.b", "1:2 '**' is not allowed here"],
    ["[** a.b().c]", "1:3 '**' is not allowed here"],
    // What the parser finds
    ["class A(:\n  pass", "1:8 '(' was never closed"],
    ["x = = 1", "1:5 Invalid syntax"],
    ["<<<<<<< HEAD\nx = 1\n=======\nx = 2\n>>>>>>> other", "1:1 Invalid syntax"],
    ["%matplotlib inline\nimport a", "1:1 Invalid syntax"],
    [",", "1:1 Invalid syntax"],
  ])("%j", (text, expected) => {
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
  test.each([
    ["form feeds", "x = 1\n\f\nclass A:\n\f\n  def f(self): pass\n\f  def g(self): pass"],
    ["tabs alone", "if x:\n\tif y:\n\t\ta\n\tb"],
    ["tabs behind spaces, always alike", "if x:\n  \ta\n  \tb"],
    ["comments that are indented anyhow", "def f():\n        # a\n    x = 1\n  # b\n# c\n    return x"],
    ["lines that go on in brackets", "def f():\n    from a import (\nb,\n  c)\n    return (\n1)"],
    ["lines that go on behind a backslash", "if x and \\\n  y:\n    a = \\\nb"],
    ["no line end at the end", "class A:\n  pass"],
    ["one-line blocks", "if x: a; b;\nelse: c\nclass A: x = 1"],
    [
      "a match statement",
      "match x:\n  case A(b, c=1) | [1, *_] | {'a': 1, **r} as q if z: pass\n  case -1 | 1+2j: pass\n  case _: pass",
    ],
    [
      "names that are keywords at times",
      "match = type = case = _ = print\nmatch(x)\ntype(x).y = 1\nprint = exec = 1\nmatch[1]: int = 2",
    ],
    ["PEP 695", "type X[T: int, *Ts, **P] = list[T]\ndef f[T](x: T) -> T: ...\nclass A[T](B[T]): ..."],
    ["PEP 701", "f'{a['b']} {f'{c}'} {'\\n'.join(d)} {x:{y}>{z}}'\nf'''{\na # no\n}'''"],
    ["PEP 646", "def f(*args: *Ts): x[*a]"],
    ["exception groups", "try: pass\nexcept* (A, B) as e: pass"],
    ["exceptions without parentheses", "try: pass\nexcept A, B: pass"],
    ["contexts in parentheses", "with (\n  open(a) as b,\n  open(c) as d,\n): pass\nwith (a, b) as (c, *d): pass"],
    [
      "walruses",
      "if (a := b): pass\nwhile c := d(): pass\nf(e := g)\n[h := 1, i := 2]\n[y := f(x), y**2]\n{(j := k): l for m in n}\nx[a:=1]",
    ],
    [
      "stars",
      "def f():\n  return *a, *b()\n  yield *a, b\nfor x in *a, *b(): pass\nx = *a, *await b\nf(*a, **b)\n[*a, *b.c()]\n[*a.b]\n{*a.b}\n[*a[0]]\nx = *a.b(c).d, 1",
    ],
    [
      "positional and keyword parameters",
      "def f(a, /, b=1, *args, c, d=2, **kw): pass\nlambda a, /, *, b: a\ndef g(*, a): pass",
    ],
    ["arguments in any right order", "f(a, *b, c=1, *d, **e, f=2, **g)\nf(x for x in y)\nf( # a, b\n)"],
    ["numbers", "0, 00, 0_0, 1_000, 0xFF, 0o7, 0b1, 1., .5, 1e10, 1_0e-1_0, 1j, 0777j, 09.5, 1e5j"],
    [
      "strings",
      "'a' \"b\" r'\\d' u'ä' f'' fr'{a}\\d', b'\\x00' rb'\\x' Rb'', '\\x41\\u00e4\\U0001F600\\N{DASH}\\400\\q' '''\n'''",
    ],
    ["format fields", "f'{a!r:^{b}} {c=} {{}} {d:%H:%M} {e:=+10} {f!s} {g:=^30}{h:=<{i}}' rf'\\{{{g}\\}}'"],
    ["printing to a file, which is a tuple", "print >>f, x"],
    ["names of all scripts", "größe = π = переменная = 名前 = 1"],
    ["annotations", "x: int\nself.x: int = 1\nx[0]: int\n(x): int = 1\nx: int = yield"],
    ["async", "async def f():\n  async with a as b: pass\n  async for c in d: await e\n  return [g async for g in h]"],
    ["decorators", "@a.b[c](d)\n@(yield)\n@x if y else z\nclass A: pass"],
    ["lines that end with a comma", "x = 1,\na, b,\nc[0],\ny = 2"],
    ["only comments", "# a\n\n   # b"],
    ["nothing", ""],
  ])("%s", (_, text) => {
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
