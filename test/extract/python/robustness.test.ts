import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FileFacts } from "../../../src/model/facts.js";
import { pythonFacts } from "./python-facts.js";
import { ACCEPTED } from "./syntax-cases.js";

/** The facts, and how long they took, in milliseconds. */
function timed(text: string): { facts: FileFacts; took: number } {
  const start = performance.now();
  const facts = pythonFacts(text);
  return { facts, took: performance.now() - start };
}

describe("deep and long texts", () => {
  test.each([
    ["parentheses", `x = ${"(".repeat(5000)}1${")".repeat(5000)}`],
    ["brackets without end", "[".repeat(100_000)],
    ["replacement fields", `${"f'{".repeat(1000)}1${"}'".repeat(1000)}`],
  ])("deep nesting of %s is found before the parser works on it", (_, text) => {
    const { facts, took } = timed(text);
    expect(facts.problems).toMatchObject([{ kind: "nesting", message: "Nested deeper than 500 brackets" }]);
    expect(facts.definitions).toEqual([]);
    expect(took).toBeLessThan(2000);
  });

  test.each([
    ["strings", `x = "(" + '['`],
    ["comments", "# ( { ["],
    ["long strings", `x = """(\n[ ' " """ + '''{ \\''' '''`],
    ["fields", "f'{x:(}' f'(' f'{{'"],
  ])("brackets in %s do not add up", (_, line) => {
    expect(pythonFacts(`${line}\n`.repeat(501)).problems).toEqual([]);
  });

  test.each([
    ["500 brackets", `x = ${"(".repeat(500)}1${")".repeat(500)}`],
    ["sums", `a = ${Array.from({ length: 20_000 }, () => "os.a").join(" + ")}`],
    ["signs", `a = ${"-".repeat(20_000)}x`],
    ["negations", `a = ${"not ".repeat(20_000)}x`],
    ["chained calls", `a = x${".then(lambda y: y.z)".repeat(10_000)}`],
    ["chained members", `import x\na = x${".y".repeat(20_000)}`],
    ["chained assignments", `${"a = ".repeat(2000)}1`],
    ["conditions", `a = ${"b if c else ".repeat(5000)}d`],
    ["lambdas", `a = ${"lambda: ".repeat(5000)}d`],
    ["elif", `if a: b\n${"elif a: b\n".repeat(20_000)}`],
    ["unions", `def f() -> ${Array.from({ length: 20_000 }, (_, index) => `A${index}`).join(" | ")}: ...`],
    ["strings in a row", `a = ${"'b' ".repeat(20_000)}`],
    ["comments", "    # a comment\n".repeat(50_000)],
    ["comments in a block", `def f():\n${"    # a comment\n".repeat(50_000)}    pass`],
    ["blank lines", `a = 1\n${"\n".repeat(500_000)}b = 2`],
    ["spaces", `a = 1${" ".repeat(500_000)}\nb = 2`],
    ["lines in brackets", `a = [\n${"  1, # one\n".repeat(50_000)}]`],
    ["lines behind backslashes", `a = 1 ${"+ \\\n 1 ".repeat(10_000)}`],
    ["definitions of one name", "def f(): pass\n".repeat(20_000)],
    ["decorators", `${"@a\n".repeat(5000)}def f(): pass`],
    ["stacked suppressions", "# ssotlint-allow a: b\n".repeat(50_000)],
    ["one string", `a = '''${"b \\' \" '' \n".repeat(50_000)}'''`],
    ["fields in one string", `a = f'''${"{b} {{ \n".repeat(20_000)}'''`],
    ["names", "a = b.c\n".repeat(50_000)],
    [
      "names in one class",
      `class A:\n${Array.from({ length: 20_000 }, (_, index) => `  def f${index}(self): self.a${index} = 1\n`).join("")}`,
    ],
  ])("long chains of %s do not overflow the stack, nor take long", (_, text) => {
    const { facts, took } = timed(text);
    expect(facts.problems).toEqual([]);
    expect(took).toBeLessThan(20_000);
  });

  test.each(["def f():", "if a:", "class A:"])("95 times %s in each other", (line) => {
    const lines = Array.from({ length: 95 }, (_, depth) => `${" ".repeat(depth)}${line}\n`);
    expect(pythonFacts(`${lines.join("")}${" ".repeat(95)}pass`).problems).toEqual([]);
  });

  test.each([
    ["quotes", "'".repeat(200_001)],
    ["open strings", "'a\n".repeat(50_000)],
    ["open brackets", "f(\n".repeat(400)],
    ["closing brackets", ")".repeat(100_000)],
    ["colons", ":".repeat(50_000)],
    ["stars", "*".repeat(50_000)],
    ["keywords", "def class if ".repeat(10_000)],
    ["operators", "a = + , . b\n".repeat(10_000)],
    ["indentation that only grows", Array.from({ length: 1000 }, (_, index) => `${" ".repeat(index)}x\n`).join("")],
    ["indentation up and down", "if a:\n        b\n    c\n".repeat(10_000)],
    ["words", "word ".repeat(50_000)],
    ["fields that never close", "f'{a".repeat(400)],
    ["a picture", "(o_O) <=> {~_~} \\o/ @@ ??\n".repeat(5000)],
    ["a log", "2025-09-15 20:00:00,123 INFO [main] a.b.c - Started x=1, y=2.5 (ok)\n".repeat(3000)],
    ["a table", "| a | b |\n|---|---|\n+===+===+\n".repeat(5000)],
    ["a page", `<div class="a"><p>Don't {x}</p></div>\n`.repeat(5000)],
  ])("what is no code takes no quadratic time: %s", (_, text) => {
    const { facts, took } = timed(text);
    expect(facts.problems).toHaveLength(1);
    expect(took).toBeLessThan(20_000);
  });

  test("two megabytes are read in seconds", () => {
    const piece = "class A0(B):\n    def send(self, x: str) -> int:\n        return self.inner.send(f'a {x} b', 'c')\n";
    const text = Array.from({ length: Math.ceil(2e6 / piece.length) }, (_, index) => piece.replace("A0", `A${index}`));
    const { facts, took } = timed(text.join(""));
    expect(facts.definitions).toHaveLength(text.length);
    expect(facts.problems).toEqual([]);
    expect(took).toBeLessThan(20_000);
  });
});

describe("odd texts", () => {
  test("names of Object.prototype are names like others", () => {
    const names = ["constructor", "__proto__", "toString", "hasOwnProperty", "valueOf"];
    const text = names.map((name) => `from x import ${name} as i${name}\ndef ${name}(): i${name}.a.${name}\n`);
    const facts = pythonFacts(text.join(""));
    expect(facts.definitions.map((it) => it.name)).toEqual(names);
    expect(facts.accesses.map((it) => it.path)).toEqual(names.map((name) => [`i${name}`, "a", name]));
    const members = pythonFacts(`class A:\n${names.map((name) => `  def ${name}(self): pass\n`).join("")}`);
    expect(members.definitions[0]!.members.map((it) => it.name)).toEqual(names);
  });

  test("columns count UTF-16 units", () => {
    expect(pythonFacts("x = '😀ä'; y = 1").definitions.map((it) => it.span)).toEqual([
      [1, 1, 1, 2],
      [1, 12, 1, 13],
    ]);
  });

  test("only LF ends a line", () => {
    expect(pythonFacts("x = '\u2028'\ny = 1").definitions.map((it) => it.span[0])).toEqual([1, 2]);
  });
});

const PIECES = [
  "import a.b as c",
  "from . import (a as b,",
  "from .x import *",
  "class A(B, metaclass=C):\n    ",
  "def f(self, a: 'T' = 1, *b, **c) -> Optional[X]:\n        ",
  "async def",
  "@a.b(c)\n",
  "if TYPE_CHECKING:\n    ",
  "else:\n",
  "try:\n    ",
  "except (ImportError, X) as e:\n    ",
  "finally:",
  "with a as (b, c):\n",
  "match a:\n    case B(c=d) | [e, *_] if f:\n        ",
  "for a, *b in c:",
  "while (a := b):",
  "lambda a, *b: c",
  "[a for a in b if c]",
  "{**a, 'b': c}",
  "return self.inner.send(x)",
  "self.x: T = X()",
  "global a",
  "nonlocal b",
  "__all__ += ['a']",
  "__all__ = [",
  "globals()['x'] = 1",
  "patch('a.b.C')",
  "importlib.import_module(",
  "os.environ['X']",
  "type X[T: int] = list[T]",
  "a, b = c = d",
  "a.b[c].d += 1",
  "print 'a'",
  "exec a in b",
  "`a`",
  "0777L",
  "f'{a!r:>{b}} {{'",
  "f'''{",
  "rb'\\x'",
  "'str",
  '"""',
  "'''",
  "# ssotlint-allow a: b\n",
  "# -*- coding: latin-1 -*-\n",
  "\\\n",
  "\n",
  "\n    ",
  "\n\t",
  "\n        ",
  "\f",
  "\0",
  "\u00a0",
  "\uFEFF",
  "\uD800",
  "\u{1F600}",
  "(",
  ")",
  "[",
  "]",
  "{",
  "}",
  ":",
  ";",
  ",",
  "*",
  "**",
  "->",
  ":=",
  "...",
  "$",
  "?",
];

describe("nothing throws", () => {
  const soup = fc.array(fc.oneof({ weight: 9, arbitrary: fc.constantFrom(...PIECES) }, fc.string({ unit: "binary" })), {
    maxLength: 40,
  });

  test("for any mixture of code; and facts survive JSON", () => {
    fc.assert(
      fc.property(soup, fc.constantFrom("py", "pyi"), (pieces, dialect) => {
        const facts = pythonFacts(pieces.join(" "), dialect);
        expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
      }),
      { numRuns: 2000 },
    );
  });

  test("for code that is cut, doubled or mixed up; and facts refer to what exists", () => {
    const whole = [...PIECES, ...ACCEPTED.map(([, text]) => text)].join("\n");
    const place = fc.nat(whole.length);
    fc.assert(
      fc.property(fc.array(fc.tuple(place, place), { maxLength: 8 }), (cuts) => {
        const text = cuts.map(([from, to]) => whole.slice(Math.min(from, to), Math.max(from, to))).join("");
        const facts = pythonFacts(text);
        const definitions = new Set(facts.definitions.map((it) => it.name));
        expect(definitions.size).toBe(facts.definitions.length);
        for (const { target } of facts.bindings) {
          if (target.kind === "import") expect(facts.imports[target.import]?.names[target.name]).toBeDefined();
          else expect(definitions).toContain(target.definition);
        }
        for (const { origins } of facts.accesses) {
          for (const ref of origins) expect(facts.imports[ref.import]?.names[ref.name]).toBeDefined();
        }
      }),
      { numRuns: 1000 },
    );
  });
});
