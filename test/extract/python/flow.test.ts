import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadPythonFlow } from "../../../src/extract/python/flow/extract-flow.js";
import { readFlow } from "../../../src/extract/read-flow.js";
import { flowLines } from "../describe-flow.js";
import { memorySnapshot } from "../../../src/snapshot/memory-snapshot.js";
import { pythonFacts } from "./python-facts.js";

const read = await loadPythonFlow();

/** The flow of a text as lines. */
function flow(text: string): string[] {
  return flowLines(read(text, "py"));
}

/** What a text of one expression is. */
function value(text: string): string {
  const [line, second] = flow(`x = ${text}`);
  expect(second).toBeUndefined();
  return line!.replace(/^x = /, "");
}

describe("values", () => {
  test.each([
    ["1", "1"],
    ["-1.5", "-1.5"],
    ["0x1F", "31"],
    ["1_000", "1000"],
    ["2j", "other()"],
    ["123456789012345678901", "other()"],
    ["True", "true"],
    ["None", "null"],
    ["...", "other()"],
    ["(a)", "a"],
    ["await a()", "a()"],
    ["a.b[c]", "a.b[c]"],
    ["a[1, b]", "a[[1, b]]"],
    ["a[1:]", "a[]"],
    ["a[1:2, 3]", "a[]"],
    ["f(a, *b, c=d, **e)", "f(a, *b, c=d, **e)"],
    ["f(*a.b())", "f(*a.b())"],
    ["f(a for a in b)", "f([a for a of b])"],
    ["[a, *b]", "[a, *b]"],
    ["a, *b", "[a, *b]"],
    ["{a, b}", "[a, b]"],
    ["()", "[]"],
    ["{'a': b, **c, d: 1}", '{"a": b, **c, d: 1}'],
    ["a + b", "(a + b)"],
    ["(a # +\n  - b)", "other(a, b)"],
    ["(a # -\n  + b)", "(a + b)"],
    ["a % b", "other(a, b)"],
    ["a == b", "(a == b)"],
    ["a != b", "(a != b)"],
    ["a is None", "(a == null)"],
    ["a is not b", "(a != b)"],
    ["a < b", "other(a, b)"],
    ["a in b", "other(a, b)"],
    ["a == b == c", "other(a, b, c)"],
    ["not a", "not a"],
    ["a if b else c", "(b ? a : c)"],
    ["a or b and c", "(a or (b and c))"],
    ["a(\n  # or\n) and b", "(a() and b)"],
    ["(a := b)", "(a := b)"],
    ["b = c", "(b := c)"],
    ["yield a", "other(a)"],
    ["lambda a, *b, c=1, **d: a(c)", "def x(a, ~*b, c = 1, ~**d) { return a(c) }"],
    ["{'k': lambda: 1}", '{"k": def k() { return 1 }}'],
    ["f(key=lambda: 1, )", "f(key=def key() { return 1 })"],
    ["f(lambda: 1)", "f(def () { return 1 })"],
  ])("%s", (text, expected) => expect(value(text)).toBe(expected));
});

describe("strings", () => {
  test.each([
    ["'a'", '"a"'],
    ["''", '""'],
    ["'a' \"b\"", '"ab"'],
    ["('/a'\n # comment\n '/b')", '"/a/b"'],
    [String.raw`'\x41\101\u0041\U00000041\n\'\\'`, String.raw`"AAAA\n'\\"`],
    [
      String.raw`'\d\
'`,
      String.raw`"\\d"`,
    ],
    [String.raw`'\N{DASH}'`, "`${other()}`"],
    [String.raw`'\U00110000'`, "`${other()}`"],
    [String.raw`r'\d'`, String.raw`"\\d"`],
    ["b'a'", 'other("a")'],
    ["'a' b'b'", 'other("ab")'],
    ["f'a'", '"a"'],
    ["f'{{}}'", '"{}"'],
    [String.raw`rf'\d{a}'`, "`\\d${a}`"],
    ["f'{a}/{b.c}'", "`${a}/${b.c}`"],
    ["f'{a}' '/x' f'{b}'", "`${a}/x${b}`"],
    ["f'{a!r}'", "`${other(a)}`"],
    ["f'{a:>{b}}'", "`${other(a, b)}`"],
    ["f'{a:=10}'", "`${other(a)}`"],
    ["f'{a=}'", "`${other(a)}`"],
    ["f'{a, b}'", "`${other([a, b])}`"],
    ["t'{a}'", "other(a)"],
    ["'%s' % a", 'other("%s", a)'],
    ["'{}'.format(a)", '"{}".format(a)'],
  ])("%s", (text, expected) => expect(value(text)).toBe(expected));
});

describe("comprehensions", () => {
  test.each([
    ["[a for a, *b in c]", "[a for [a, *b] of c]"],
    ["{a for a in c}", "[a for a of c]"],
    ["{a: b for a, b in c.items()}", "{[a, b] for [a, b] of c.items()}"],
    ["[a for a in b if a]", "[a for a of b if …]"],
    ["[a for b in c for a in b]", "[[a for a of b if …] for b of c if …]"],
  ])("%s", (text, expected) => expect(value(text)).toBe(expected));
});

describe("statements", () => {
  test.each<[string, string[]]>([
    ["x = y = f()", ["x = (y := f())"]],
    ["a, (b, *c) = d", ["[a, [b, *c]] = d"]],
    ["(a) = 1", ["a = 1"]],
    ["(a,) = b", ["[a] = b"]],
    ["a.b[c] = d", ["a.b[c] = d"]],
    ["router: APIRouter = APIRouter()", ["router = APIRouter()"]],
    ["x: int", []],
    ["x += [1]", ["x += [1]"]],
    ["x |= y", ["x = other(x, y)"]],
    ["x.y = lambda: 1", ["x.y = def y() { return 1 }"]],
    ["'doc'\n...\npass\ndel a\n1\nb", []],
    ["f(); g()", ["f()", "g()"]],
    ["f(), g()", ["f()", "g()"]],
    ["assert f(), 'm'", ["f()"]],
    ["raise E(a) from b", ["return"]],
    ["type X = int", []],
    ["def f():\n  return\n  return 1", ["def f():", "  return", "  return 1"]],
  ])("%s", (text, expected) => expect(flow(text)).toEqual(expected));
});

describe("compound statements", () => {
  test.each<[string, string[]]>([
    ["if a: b()", ["if a:", "  b()", "or:"]],
    ["if a: b()\nelif c: d()\nelse: e()", ["if a:", "  b()", "or c:", "  d()", "or:", "  e()"]],
    ["if __name__ == '__main__': f()", ['if (__name__ == "__main__"):', "  f()", "or:"]],
    ["if TYPE_CHECKING: import a", []],
    ["if typing.TYPE_CHECKING: a()\nelse: b()", ["b()"]],
    ["if not TYPE_CHECKING: a()\nelse: b()", ["a()"]],
    ["if a: b()\nelif TYPE_CHECKING: c()\nelse: d()", ["if a:", "  b()", "or:", "  d()"]],
    ["for a, b in c.items(): f(a)\nelse: g()", ["for [a, b] of c.items():", "  f(a)", "g()"]],
    ["while f(): g()\nelse: h()", ["while:", "  f()", "  g()", "h()"]],
    ["while True: g()", ["while:", "  g()"]],
    [
      "try: a()\nexcept A as e: b(e)\nexcept (B, C): c()\nexcept* D: d()\nelse: f()\nfinally: g()",
      ["try:", "  a()", "  f()", "or:", "  e = other()", "  b(e)", "or:", "  c()", "or:", "  d()", "g()"],
    ],
    ["try: a()\nfinally: b()", ["a()", "b()"]],
    ["with a() as b, c: d()", ["b = a()", "d()"]],
    ["with (a() as b, c() as (d, e)): f()", ["b = a()", "[d, e] = c()", "f()"]],
    ["with (a()): b()", ["a()", "b()"]],
    [
      "match f():\n  case 1 | A.B: a()\n  case C(x=y, z=[1, *w]) as v if g(): b()\n  case {'k': k, **o}: pass",
      [
        "f()",
        "switch:",
        "  a()",
        "or other(g()):",
        "  y = other()",
        "  w = other()",
        "  v = other()",
        "  b()",
        "or:",
        "  k = other()",
        "  o = other()",
        "or:",
      ],
    ],
    ["match a:\n  case 1: b()\n  case _: c()", ["switch:", "  b()", "or:", "  c()"]],
    ["match a:\n  case 1: b()\n  case c: d(c)", ["switch:", "  b()", "or:", "  c = other()", "  d(c)"]],
    [
      "async def f():\n  async with a() as b:\n    async for c in b: await c.d()",
      ["async def f():", "  b = a()", "  for c of b:", "    c.d()"],
    ],
  ])("%s", (text, expected) => expect(flow(text)).toEqual(expected));
});

describe("functions", () => {
  test.each<[string, string[]]>([
    [
      "def f(a, b: int, c: FastAPI = 1, /, *d: X, e=2, **g): return a, b, c, d, e, g",
      ["def f(a, b, c: FastAPI = 1, *d: X, e = 2, **g):", "  return [a, b, c, d, e, g]"],
    ],
    ["def f(a, *, b): return b", ["def f(~a, b):", "  return b"]],
    [
      "def f(a: Optional[m.A], b: Annotated[B, X()], c: 'C', d: D | None, e: A | B, g: list[A]): pass",
      ["def f(~a: m.A, ~b: B, ~c: C, ~d: D, ~e, ~g: list):"],
    ],
    ["def f(a): x.a(a=1)", ["def f(~a):", "  x.a(a=1)"]],
    ["def f(a):\n  def g(): return a", ["def f(a):", "  def g():", "    return a"]],
    ["@a\n@b.c(d)\nasync def f(): pass", ["@a", "@b.c(d)", "async def f():"]],
    ["def f(): yield g()", ["def* f():", "  other(g())"]],
    [
      "def f():\n  def g(): yield 1\n  h = lambda: (yield)",
      ["def f():", "  def* g():", "  h = def* h() { return other() }"],
    ],
    [
      "def f():\n  global a, b\n  a = 1\n  def g():\n    nonlocal c",
      ["def f():", "  outer a, b", "  a = 1", "  def g():", "    outer c"],
    ],
  ])("%s", (text, expected) => expect(flow(text)).toEqual(expected));

  test("start at their first token, not at their decorators", () => {
    const { body } = read("@a\n@b\nasync def f(): pass\nx = lambda: 1", "py");
    expect(body[0]).toMatchObject({ span: [1, 1, 3, 20], function: { span: [3, 1, 3, 20] } });
    expect(body[1]).toMatchObject({ value: { function: { span: [4, 5, 4, 14] } } });
  });
});

/** The members of a class with this body. */
function members(...body: string[]): string[] {
  return flow(`class A:\n  ${body.join("\n").replaceAll("\n", "\n  ")}`)
    .slice(1)
    .map((line) => line.slice(2));
}

describe("classes", () => {
  test("have bases and decorators, but no keywords among the bases", () => {
    expect(flow("@a\n@b.c(1)\nclass A(m.B, C[T], metaclass=D): pass")).toEqual([
      "@a",
      "@b.c(1)",
      "class A(m.B, C[T]):",
    ]);
  });

  test.each<[string, string[]]>([
    ["x = f()", ["field x = f()"]],
    ["x: int", ["field x"]],
    ["x: int = 1", ["field x = 1"]],
    ["x = y = f()", ["field y = f()", "field x = y"]],
    ["x, y = 1, f()", ["field x = 1", "field y = f()"]],
    ["x, y = f()", ["field x = other(f())", "field y = other(f())"]],
    ["x += [1]", ["field x = (x + [1])"]],
    ["x = lambda self: 1", ["field x = def x(~self) { return 1 }"]],
    ["from m import a as b", ["field b = module 0.0"]],
    ["import m.n", ["field m = module 0.0"]],
    ["class B(C):\n  x = 1", ["staticField B =", "  class B(C):", "    field x = 1"]],
    ["if a:\n  x = 1\nelse:\n  x = 2", ["field x = 1", "field x = 2"]],
    ["if TYPE_CHECKING:\n  x = 1", []],
    ["try:\n  x = 1\nexcept E:\n  y = 2", ["field x = 1", "field y = 2"]],
    ["'doc'", []],
    ["x.go(1)", ["staticField  = x.go(1)"]],
    ["with a:\n  x.go(1)", ["staticField  = x.go(1)"]],
    ["for a in b:\n  x.go(a)", ["staticField  = def () { for a of b:; x.go(a) }()"]],
    ["for a in b:\n  c = a\n  x.go(a)", ["field c = a", "staticField  = def () { for a of b:; c = a; x.go(a) }()"]],
    ["for a in b:\n  def m(self): pass", ["def m(~self):"]],
    ["def __init__(self, a): self.a = a", ["constructor def __init__(self, a):", "  self.a = a"]],
    ["def m(self): pass", ["def m(~self):"]],
    ["async def m(self): pass", ["async def m(~self):"]],
    ["@a\n@staticmethod\ndef m(b): pass", ["@a", "static def m(~b):"]],
    ["@classmethod\ndef m(cls): pass", ["class def m(~cls):"]],
    ["@property\ndef m(self): pass\n@m.setter\ndef m(self, v): pass", ["getter def m(~self):"]],
    ["@functools.cached_property\ndef m(self): pass", ["getter def m(~self):"]],
    ["@router.get('/x')\ndef m(self): pass", ['@router.get("/x")', "def m(~self):"]],
    ["def __new__(cls): pass", ["static def __new__(~cls):"]],
    ["def __init_subclass__(cls): pass", ["class def __init_subclass__(~cls):"]],
  ])("%s", (text, expected) => expect(members(text)).toEqual(expected));
});

describe("imports", () => {
  const text = [
    "from __future__ import annotations",
    "import a, b.c as d",
    "patch('x.y.Z')",
    "from m import e, f as g",
    "def h():\n  from n import *",
    "k = importlib.import_module('p.q')",
    "if TYPE_CHECKING: import t",
    "l = __import__('r'), __import__('s.t'), __import__('u.v', fromlist=['w'])",
  ].join("\n");

  test("have the numbers that they have in the facts", () => {
    expect(flow(text)).toEqual([
      "import 0",
      "import 1",
      'patch("x.y.Z")',
      "import 3",
      "def h():",
      "  import 4",
      "k = module 5",
      'l = [module 7, __import__("s.t"), module 9]',
    ]);
    expect(pythonFacts(text).imports.map((it) => it.specifier)).toEqual([
      "a",
      "b.c",
      "x.y.Z",
      "m",
      "n",
      "p.q",
      "t",
      "r",
      "s.t",
      "u.v",
    ]);
  });
});

describe("deep, long and broken texts", () => {
  test.each([
    ["brackets", `x = ${"[".repeat(450)}1${"]".repeat(450)}`],
    ["more brackets than are parsed", `x = ${"[".repeat(5000)}1${"]".repeat(5000)}`],
    ["sums", `a = ${Array.from({ length: 20_000 }, () => "b").join(" + ")}`],
    ["signs", `a = ${"-".repeat(20_000)}x`],
    ["chained calls", `a = x${".then(lambda y: y.z)".repeat(10_000)}`],
    ["chained members", `a = x${".y".repeat(20_000)}`],
    ["chained assignments", `${"a = ".repeat(2000)}1`],
    ["chained fields", `class A:\n  ${"a = ".repeat(2000)}1`],
    ["conditions", `a = ${"b if c else ".repeat(5000)}d`],
    ["lambdas", `a = ${"lambda: ".repeat(5000)}d`],
    ["elif", `if a: b\n${"elif a: b\n".repeat(20_000)}`],
    ["strings in a row", `a = ${"'b' ".repeat(20_000)}`],
    ["loops in a comprehension", `a = [b ${"for b in c ".repeat(5000)}]`],
    ["fields in one string", `a = f'''${"{b} {{ \n".repeat(20_000)}'''`],
    ["blocks", Array.from({ length: 400 }, (_, depth) => `${" ".repeat(depth)}if a:\n`).join("")],
    ["classes", Array.from({ length: 400 }, (_, depth) => `${" ".repeat(depth)}class A:\n`).join("")],
    ["functions", Array.from({ length: 400 }, (_, depth) => `${" ".repeat(depth)}def f(a):\n`).join("")],
  ])("%s by the thousand neither overflow the stack nor take long", (_, text) => {
    const start = performance.now();
    const facts = read(text, "py");
    expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
    expect(performance.now() - start).toBeLessThan(20_000);
  });

  test("what is nested too deeply is said to be there", () => {
    expect(flow(`x = f()${".y".repeat(300)}`).join("")).toMatch(/^x = other\(\)(?:\.y)+$/);
  });

  test("statements are found behind what makes no sense", () => {
    expect(flow("x = = 1\ny = h()")).toContain("y = h()");
  });

  test("nothing throws for code that is cut, doubled or mixed up, and imports are those of the facts", () => {
    const place = fc.nat(WHOLE.length);
    fc.assert(
      fc.property(fc.array(fc.tuple(place, place), { maxLength: 8 }), (cuts) => {
        const text = cuts.map(([from, to]) => WHOLE.slice(Math.min(from, to), Math.max(from, to))).join("");
        const { imports } = pythonFacts(text);
        for (const line of flow(text)) {
          for (const [, number, name] of line.matchAll(/(?:import|module) (\d+)(?:\.(\d+))?/g)) {
            expect(imports[Number(number)]).toBeDefined();
            if (name !== undefined) expect(imports[Number(number)]!.names[Number(name)]).toBeDefined();
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});

const WHOLE = `from x import y as z, w
@a.b(c)
class A(B, metaclass=C):
    import q
    x: int = lambda self: (yield)
    def f(self, a: 'T' = 1, *b, **c) -> Optional[X]:
        global g
        return f"{a!r:>{b}} {{" '\\x41' if d else {**e, 'k': [*h, i]}
try:
    with (a() as (b, c)):
        import r.s
except (ImportError, X) as e:
    raise
finally:
    match m:
        case B(c=d) | [e, *_] if f: importlib.import_module('t.u')
for a, *b in c:
    while (n := o): a.b[c].d += [i for i in j if k for l in m]
`;

describe("the files of a snapshot", () => {
  test("are read as the facts are, those that have no flow left out", async () => {
    const snapshot = await memorySnapshot({
      "a.py": "\uFEFFx = 1\r\ny = 2\r\n",
      "b.md": "# b",
      "c.py": "z = 3",
      "d.ts": "f()",
    });
    const flows = await readFlow(snapshot, ["a.py", "b.md", "d.ts"]);
    expect([...flows].map(([path, facts]) => [path, flowLines(facts)])).toEqual([
      ["a.py", ["x = 1", "y = 2"]],
      ["d.ts", ["f()"]],
    ]);
  });
});
