import { describe, expect, test } from "vitest";
import { bindings } from "../describe-facts.js";
import { pythonFacts } from "./python-facts.js";

describe("bindings", () => {
  test.each([
    ["class A: pass\ndef f(): pass\nx = 1", ["A = A", "f = f", "x = x"]],
    ["import a.b\nfrom c import d as e", ['a = "a.b" *top', 'e = "c" d']],
    ["X = Y\nZ = m.Y\nV = W = m.Y.U", ["X = alias Y", "Z = alias m.Y", "V = alias m.Y.U", "W = alias m.Y.U"]],
    ["X: Type[Y] = Y", ["X = alias Y"]],
    ["X, Z = Y, m.Y", ["X = alias Y", "Z = alias m.Y"]],
    ["X, Z = *Y, m.Y", ["X = X", "Z = Z"]],
    ["X = Y()\nZ = Y[0]\nV = (Y)\nW = None", ["X = X", "Z = Z", "V = alias Y", "W = W"]],
    ["x = 1\nx = 2", ["x = x", "x = x~2"]],
    ["try:\n  import a\nexcept ImportError:\n  a = None", ['a = "a" * sometimes', "a = a sometimes"]],
    ["if x:\n  class A: pass\nelse:\n  A = B", ["A = A sometimes", "A = alias B sometimes"]],
    ["if TYPE_CHECKING:\n  from a import B", ['B = "a" B sometimes']],
    [
      "with a as b, c as (d, e):\n  f = 1",
      ["b = b sometimes", "d = d sometimes", "e = e sometimes", "f = f sometimes"],
    ],
    ["for a, b in c:\n  d = 1", ["a = a sometimes", "b = b sometimes", "d = d sometimes"]],
    ["while a:\n  b = 1", ["b = b sometimes"]],
    ["try: a = 1\nfinally: b = 1", ["a = a sometimes", "b = b"]],
    [
      "match a:\n  case B(c, d=e) | [f, *g] | {'h': i, **j} as k: l = 1\n  case m.n | _: pass",
      "cefgijkl".split("").map((it) => `${it} = ${it} sometimes`),
    ],
    ["if (a := b): pass", ["a = a"]],
    ["[(a := b) for c in d]", ["a = a"]],
    ["x: int", ["x = x sometimes"]],
    ["x: int\nx = 1", ["x = x"]],
    [
      "def f():\n  global a, b, c\n  a = 1\n  from m import b\n  def c(): pass",
      ["f = f", "a = a sometimes", 'b = "m" b sometimes', "c = c sometimes"],
    ],
    ["def f():\n  global a\n  a = m.B", ["f = f", "a = a sometimes"]],
    ["a = None\ndef f():\n  global a\n  a = B()", ["a = a", "f = f", "a = a~2 sometimes"]],
    ["def f(a):\n  b = 1\n  import c\n  class D: pass", ["f = f"]],
    ["class A:\n  b = 1\n  import c\n  def f(self): self.d = 1", ["A = A"]],
    ["[a for a in b]\nlambda c: c", []],
    ["try: pass\nexcept E as e: pass", []],
    ["a.b = 1\na[0] = 2\ndel c", []],
    ["x = 1\nx += 1\nx -= y", ["x = x", "x = x", "x = x"]],
    ["type A[T] = B", ["A = A"]],
    ["f'{a:=1}'", []],
    ["a, b,\nc = 1", ["c = c"]],
  ])("%s", (text, expected) => {
    expect(bindings(pythonFacts(text))).toEqual(expected);
  });

  test("in a stub, what is declared is there", () => {
    expect(bindings(pythonFacts("x: int\nif a:\n  y: int\nelse:\n  y: str", "pyi"))).toEqual([
      "x = x",
      "y = y sometimes",
      "y = y sometimes",
    ]);
  });
});
