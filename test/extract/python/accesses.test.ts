import { describe, expect, test } from "vitest";
import { accesses } from "../describe-facts.js";
import { pythonFacts } from "./python-facts.js";

const IMPORTS = "import ns, os, a.b\nfrom x import f, C\n";

describe("accesses of imported names", () => {
  test.each([
    ["ns.A.b; ns.A.b(); ns.C", ["import ns.A.b read call", "import ns.C read"]],
    ["ns; g(ns); f; C(); f()", ["import C call", "import f call"]],
    ["ns.f().g; ns.h[i].j; x = ns.k", ["import ns.f call", "import ns.h read", "import ns.k read"]],
    ["a.b.c.D()", ["import a.b.c.D call"]],
    [
      "os.environ['X']; os.environ.get('Y'); os.environ[x]; os.environ['X'] = 1",
      ["import os.environ.X read write", "import os.environ.get call", "import os.environ read"],
    ],
    [
      "x: ns.A = 1\ndef g(y: ns.B[int], *z: ns.D) -> ns.E | None: ...",
      ["import ns.A type", "import ns.B type", "import ns.D type", "import ns.E type"],
    ],
    [
      "x: 'ns.A'\ndef g(y: 'list[ns.B]') -> Optional['ns.C']: ...",
      ["import ns.A type", "import ns.B type", "import ns.C type"],
    ],
    ["x: Literal['ns.A'] = 1\ny: Annotated[int, g('ns.B')]", []],
    ["type X = ns.A", ["import ns.A type"]],
    ["class X(ns.A, metaclass=ns.M): pass", ["import ns.A read", "import ns.M read"]],
    ["@ns.d\n@ns.e(1)\n@f\ndef g(): pass", ["import ns.d call", "import ns.e call", "import f call"]],
    ["f'{ns.A} {ns.b():>{ns.w}}'", ["import ns.A read", "import ns.b call", "import ns.w read"]],
    ["match y:\n  case ns.A: pass\n  case ns.B(c=1): pass", ["import ns.A read", "import ns.B read"]],
    ["try: pass\nexcept (ns.E, ns.F) as e: pass", ["import ns.E read", "import ns.F read"]],
    ["with ns.a() as b, ns.c: pass", ["import ns.a call", "import ns.c read"]],
    ["ns.A = 1; ns.b += 1; del ns.c", ["import ns.A write", "import ns.b read", "import ns.c read"]],
    ["x = [ns.A for y in ns.B if ns.C]", ["import ns.A read", "import ns.B read", "import ns.C read"]],
    ["(\n  ns\n  .A # no\n  .b()\n)", ["import ns.A.b call"]],
    [
      "[*ns.A]; {*ns.b(), 1}; x = *f(), *ns.C[0], *ns",
      ["import ns.A read", "import ns.b call", "import f call", "import ns.C read"],
    ],
    [
      "setattr(ns, 'A', 1); setattr(ns.b, name, 1); setattr(C, name, 1); setattr(x, 'y', 1); x.setattr(ns, 'c', 1)",
      ["import ns.A write", "import ns.b.* write", "import ns.b read", "import C.* write"],
    ],
    [
      "monkeypatch.setattr(ns, 'A', 1); mock.patch.object(ns.b, 'c'); patch.object(ns, x); mp.setattr('ns.A', 1); mocker.patch(ns, 'd')",
      ["import ns.A patch", "import ns.b.c patch", "import ns.b read", "import ns.* patch"],
    ],
    ["C[x] = 1; y = C[z], f; w: C[x] = f[C]", ["import C read read", "import f read"]],
    ["__path__.append(x); other.__path__", ["global __path__.append call"]],
    ["other.ns.A; {'ns': 1}.A; g(ns=1)", []],
  ])("%s", (text, expected) => {
    expect(accesses(pythonFacts(IMPORTS + text))).toEqual(expected);
  });

  test.each([
    "def g(ns): ns.A",
    "def g(x, *ns): ns.A",
    "def g(ns: int = 1): ns.A",
    "lambda ns: ns.A",
    "def g():\n  ns.A\n  ns = 1",
    "def g():\n  for ns in x: ns.A",
    "def g():\n  with x as ns: ns.A",
    "def g():\n  try: pass\n  except E as ns: ns.A",
    "def g():\n  if (ns := x): ns.A",
    "def g():\n  def ns(): pass\n  ns.A",
    "def g():\n  class ns: pass\n  ns.A",
    "[ns.A for ns in x]",
    "{ns.A: 1 for y in z for ns in y}",
    "def g():\n  match x:\n    case ns: ns.A",
    "class X:\n  ns = 1\n  y = ns.A",
    "def g[ns](x): ns.A",
    "def g():\n  ns = 1\n  def h(): ns.A",
  ])("a name that is bound nearer by hides the import: %j", (text) => {
    expect(accesses(pythonFacts(IMPORTS + text))).toEqual([]);
  });

  test.each([
    "def g(x=ns.A): pass",
    "def g(ns: ns.A): pass",
    "def g():\n  def h(): ns = 1\n  ns.A",
    "class X:\n  ns = 1\n  def g(self): ns.A",
    "class X:\n  ns = 1\n  y = [ns.A for z in w]",
    "[x for ns in ns.A]",
    "[ns for ns in x]; ns.A",
    "def g():\n  global ns\n  ns = 1\n  ns.A",
    "try: pass\nexcept ImportError: ns = None\nns.A",
    "def g():\n  x.ns = 1\n  ns.A",
    "def g(): return {'ns': ns.A}",
  ])("a name that is bound elsewhere hides nothing: %j", (text) => {
    expect(accesses(pythonFacts(IMPORTS + text))).toEqual([expect.stringMatching(/^import ns\.A (?:read|type)$/)]);
  });

  test("each access knows the imports that it starts at", () => {
    const text =
      "import u\ndef f():\n  from a import u\n  u.x()\ndef g():\n  from b import u\n  u.x()\nu.x()\ntry:\n  import v\nexcept ImportError:\n  import w as v\nv.y";
    const origins = pythonFacts(text).accesses.map(({ path, origins, uses }) => [
      path.join("."),
      origins.map((it) => it.import),
      uses.length,
    ]);
    expect(origins).toEqual([
      ["u.x", [1], 1],
      ["u.x", [2], 1],
      ["u.x", [0], 1],
      ["v.y", [3, 4], 1],
    ]);
  });

  test("uses stand where the chain does", () => {
    const facts = pythonFacts("import os\nx = f(os.environ\n   ['A'], 1)\ny: 'list[os.PathLike]'");
    expect(facts.accesses.map((it) => it.uses[0]!.span)).toEqual([
      [2, 7, 3, 9],
      [4, 10, 4, 21],
    ]);
  });
});
