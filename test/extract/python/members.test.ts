import { describe, expect, test } from "vitest";
import { members } from "../describe-facts.js";
import { pythonFacts } from "./python-facts.js";

const inClass = (body: string, head = "class A:"): string[] =>
  members(
    pythonFacts(
      `${head}\n${body
        .split("\n")
        .map((line) => `  ${line}`)
        .join("\n")}`,
    ),
  );

describe("members", () => {
  test.each([
    ["def f(self): return 1", ["method f present"]],
    ["async def f(self): await g()", ["method f present"]],
    ["def __init__(self): self.x = 1", ["constructor __init__ present", "field x present"]],
    ["def __len__(self): return 1", ["private method __len__ present"]],
    ["def _f(self): g()\ndef __g(self): g()", ["protected method _f present", "private method __g present"]],
    [
      "@staticmethod\ndef f(): g()\n@classmethod\ndef h(cls): g()",
      ["static method f present", "static method h present"],
    ],
    [
      "@property\ndef x(self): return self._x\n@x.setter\ndef x(self, v): self._x = v",
      ["accessor x present gives self._x", "protected field _x present gives v"],
    ],
    ["@functools.cached_property\ndef x(self): return 1", ["accessor x present"]],
    ["x = property(get_x)", ["accessor x present gives property"]],
    [
      "x = 1\ny: int\nz: Foo = None\nw: ClassVar[Foo]",
      ["field x present", "field y absent", "field z present gives Foo", "static field w absent gives Foo"],
    ],
    ["f = lambda self: X()", ["method f present gives X"]],
    ["if a:\n  def f(self): return 1\ntry:\n  x = 1\nexcept E: pass", ["method f present", "field x present"]],
    ["@overload\ndef f(self) -> X: ...\ndef f(self): return Y()", ["method f present gives X | Y"]],
    ["def f(self): pass\ndef f(self): return 1", ["method f present"]],
    ["x: Foo\ndef __init__(self): self.x = Bar()", ["field x present gives Foo | Bar", "constructor __init__ present"]],
    ["class B:\n  def f(self): pass\ny = 1", ["field y present"]],
    ["a, b = 1, X()", ["field a present", "field b present gives X"]],
    ["import os\nfrom m import x", []],
  ])("%s", (body, expected) => {
    expect(inClass(body)).toEqual(expected);
  });

  test("what methods set on what they call self are fields", () => {
    const body = [
      "def f(this, foo: Foo, bar: 'Optional[m.Bar]' = None, *rest: Rest):",
      "  this.a = foo",
      "  this.b: B = bar",
      "  this.c = bar or Baz()",
      "  if x: this.d = this.e = get()",
      "  this.g, other.h = 1, 2",
      "  this.i.j = 1",
      "  self.k = 1",
      "  def inner(this): this.l = 1",
    ].join("\n");
    expect(inClass(body)).toEqual([
      "method f present",
      "field a present gives Foo",
      "field b present gives B | m.Bar",
      "field c present gives m.Bar | Baz",
      "field d present gives get",
      "field e present gives get",
      "field g present",
    ]);
  });

  test("enum members are what an enum's body sets", () => {
    expect(inClass("A = 1\nB = auto()\n_ignore_ = 1\nc: int\ndef f(self): return 1", "class E(Enum):")).toEqual([
      "enumMember A present",
      "enumMember B present",
      "protected field _ignore_ present",
      "field c absent",
      "method f present",
    ]);
  });

  test.each([
    ["...", "absent"],
    ["'''doc'''\n  ...", "absent"],
    ["pass", "empty"],
    ["'''doc'''", "empty"],
    ["raise NotImplementedError", "empty"],
    ["'''doc'''\n  raise NotImplementedError('x')", "empty"],
    ["raise Exception('must be implemented by subclasses')", "empty"],
    ["raise ValueError('x')", "present"],
    ["return NotImplemented", "present"],
    ["pass\n  pass", "present"],
  ])("a body that is %j is %s", (body, expected) => {
    expect(inClass(`def f(self):\n  ${body}`)).toEqual([`method f ${expected}`]);
  });

  test.each(["abstractmethod", "abc.abstractmethod", "overload", "typing.overload"])("@%s only declares", (name) => {
    expect(inClass(`@${name}\ndef f(self): return g(1)`)[0]).toMatch(/^method f absent/);
  });

  test.each([
    ["return self.inner.send(x)", "inner"],
    ["return await self._inner.send(x)", "_inner"],
    ["self.inner.a.b(x)", "inner"],
    ["'''doc'''\n  return self.inner.send(x)", "inner"],
    ["return self.inner(x)", null],
    ["return inner.send(x)", null],
    ["return self.inner.x", null],
    ["x = 1\n  return self.inner.send(x)", null],
    ["return self.get().send(x)", null],
  ])("%s forwards to %s", (body, expected) => {
    const [definition] = pythonFacts(`class A:\n def f(self, x):\n  ${body}`).definitions;
    expect(definition!.members[0]!.forwardsTo).toBe(expected);
  });

  test.each([
    ["return self.inner.f(x)", true],
    ["y = g(x)\n  return render(inner().f(y))", true],
    ["rpc.call(x, 'f', y=1)", true],
    ["def h(): return other.f()", true],
    ["return self.f(x - 1)", false],
    ["return super().f(x)", false],
    ["return f(x)", false],
    ["return self.inner.g(x, f=1, key=f'f')", false],
  ])("%s passes it on: %s", (body, expected) => {
    const [definition] = pythonFacts(`class A:\n def f(self, x):\n  ${body}`).definitions;
    expect(definition!.members[0]!.passesOn).toBe(expected);
  });

  test("accessors also forward by reading and setting", () => {
    const text =
      "class A:\n @property\n def x(self): return self.inner.x\n @x.setter\n def x(self, v): self.inner.x = v";
    expect(members(pythonFacts(text))).toEqual(["accessor x present -> inner gives self.inner.x"]);
  });

  test.each([
    ["def f(self) -> Self: ...", "A"],
    ["def f(self): return self", "A"],
    ["@classmethod\ndef f(cls): return cls(1)", "A"],
    ["def f(self): return self.__class__()", "A"],
    ["@classmethod\ndef f(cls): return cls._instance", "cls._instance"],
    ["def f(self): return self.x", "self.x"],
    ["@staticmethod\ndef f(self): return self", "self"],
  ])("what a method gives: %s", (body, expected) => {
    const definition = pythonFacts(`class A:\n${body.replaceAll(/^/gm, "  ")}`).definitions[0]!;
    expect(definition.members[0]!.gives).toEqual([expected]);
  });

  test.each([
    ["self.x = {}", "builtins.dict"],
    ["self.x = {a: b for a in c}", "builtins.dict"],
    ["self.x = [a]", "builtins.list"],
    ["self.x = [a for a in b]", "builtins.list"],
    ["self.x = {a}", "builtins.set"],
    ["self.x = set()", "set"],
    ["self.x = ()", "builtins.tuple"],
    ["self.x = 'a' f'{b}'", "builtins.str"],
    ["self.x = a or []", "a | builtins.list"],
    ["self.x = None", ""],
    ["self.x: A = {}", "A | builtins.dict"],
  ])("what a field gives: %s", (statement, expected) => {
    const [definition] = pythonFacts(`class A:\n  def __init__(self, a=None):\n    ${statement}\n`).definitions;
    expect(definition!.members.find(({ name }) => name === "x")!.gives.join(" | ")).toBe(expected);
  });

  test("the hash of a member is that of its body", () => {
    const [a, b, c] = pythonFacts("class A:\n def f(self, x):\n  return x\n def g(self):\n    return x # y\n y: int")
      .definitions[0]!.members;
    expect(a!.bodyHash).toBe(b!.bodyHash);
    expect(c!.bodyHash).toBeNull();
  });
});
