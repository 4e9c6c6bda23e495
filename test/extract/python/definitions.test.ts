import { describe, expect, test } from "vitest";
import { SKETCH_MIN_TOKENS } from "../../../src/model/sketch.js";
import { definitions } from "../describe-facts.js";
import { pythonFacts } from "./python-facts.js";

/** Without the `exported` that every Python definition is. */
const defined = (text: string, dialect?: "py" | "pyi"): string[] =>
  definitions(pythonFacts(text, dialect)).map((line) => line.replace("exported ", ""));

describe("definitions", () => {
  test.each([
    ["class A: pass", ["class A"]],
    ["class A(B, m.C[T], metaclass=M, x=1): pass", ["class A: B, m.C"]],
    ["class A(*bases, namedtuple('B', 'c')): pass", ["class A"]],
    ["class A(six.with_metaclass(Meta, B)): pass", ["class A: B"]],
    ["class A(Protocol[T]): pass", ["protocol A: Protocol"]],
    ["class A(typing.Protocol): pass", ["protocol A: typing.Protocol"]],
    ["class A(str, Enum): pass\nclass B(enum.IntFlag): pass", ["enum A: str, Enum", "enum B: enum.IntFlag"]],
    ["class A(ABC): pass\nclass B(metaclass=abc.ABCMeta): pass", ["abstract class A: ABC", "abstract class B"]],
    ["class A:\n  @abstractmethod\n  def f(self): pass", ["abstract class A"]],
    ["@a.b(c)\n@d\n@d\nclass A: pass", ["class A @a.b @d"]],
    ["def f(): pass\nasync def g(): pass", ["function f", "function g"]],
    ["@app.get('/x')\ndef f(): pass", ["function f @app.get"]],
    ["x = 1\ny: int = 2\nz = w = 3", ["constant x", "constant y", "constant z", "constant w"]],
    ["X: TypeAlias = int\nY: 'TypeAlias' = int\ntype Z[T] = list[T]", ["typeAlias X", "typeAlias Y", "typeAlias Z"]],
    ["X = NewType('X', int)\nY = TypedDict('Y', {})", ["constant X", "constant Y"]],
    ["f = lambda: X()", ["function f gives X"]],
    ["a, (b, *c) = d", ["constant a", "constant b", "constant c"]],
    ["a.b = 1\nc[0] = 2", []],
    [
      "class A:\n  class B:\n    class C: pass\n    def f(self):\n      class D: pass",
      ["class A", "class A.B", "class A.B.C"],
    ],
    ["class A:\n  if x:\n    class B: pass\n  y = 1", ["class A", "class A.B"]],
    ["def f():\n  class A: pass\n  x = 1", ["function f"]],
    ["class A: pass\nclass A: pass\nclass A:\n  class B: pass", ["class A", "class A~2", "class A~3", "class A~3.B"]],
    ["x = 1\nx = 2\ndef x(): pass", ["constant x", "constant x~2", "function x~3"]],
    ["x = 1\nx += 2", ["constant x"]],
    ["from m import x\nx += 2", ["constant x"]],
    ["x: int", ["constant x"]],
    ["x: int\nx = 1", ["constant x"]],
    ["if a:\n  class A: pass\nelse:\n  class A: pass", ["class A", "class A~2"]],
    ["", []],
  ])("%s", (text, expected) => {
    expect(defined(text)).toEqual(expected);
  });

  test("spans are those of the name and of everything with its decorators", () => {
    const [definition] = pythonFacts("\n@a\nclass B:\n  x = 1\n\n# end").definitions;
    expect(definition).toMatchObject({ span: [3, 7, 3, 8], body: [2, 1, 4, 8] });
  });

  test.each([
    ["def f() -> X: ...", "X"],
    ["def f() -> Optional[X]: ...", "X"],
    ["def f() -> X | None: ...", "X"],
    ["def f() -> Union[X, m.Y, str]: ...", "X | m.Y"],
    ["def f() -> 'X': ...", "X"],
    ["def f() -> 'Optional[m.X]': ...", "m.X"],
    ["def f() -> Awaitable['X']: ...", "X"],
    ["def f() -> Coroutine[Any, Any, X]: ...", "X"],
    ["def f() -> Annotated[X, Depends(y)]: ...", "X"],
    ["def f() -> list[X]: ...", "list"],
    ["def f() -> Callable[[A, B], C]: ...", "Callable"],
    ["def f(): return X(1)", "X"],
    ["def f(): return await m.get()", "m.get"],
    ["def f():\n  if a: return X()\n  return y or Z()", "X | y | Z"],
    ["def f(): return X() if a else Y()", "X | Y"],
    ["def f():\n  x = X()\n  return x", "X"],
    ["def f():\n  if (x := X()): return x", "X"],
    ["def f():\n  def g(): return X()\n  return (g)", "g"],
    ["def f(): return None", ""],
    ["def f(): return [X()], 1", ""],
    ["def f():\n  x = y\n  y = x\n  return x", "x"],
  ])("what a function gives: %s", (text, expected) => {
    expect(pythonFacts(text).definitions[0]!.gives.join(" | ")).toBe(expected);
  });

  test("the hash of a definition knows no comments and no layout", () => {
    const [a, b, c] = pythonFacts(
      "class A:\n  def f(self): return 'x y' # no\n\nclass A:\n    # no\n    def f(\n        self): return 'x y'\n\nclass A:\n  def f(self): return 'xy'",
    ).definitions;
    expect(a!.bodyHash).toBe(b!.bodyHash);
    expect(a!.bodyHash).not.toBe(c!.bodyHash);
  });

  test("the hash of a constant is that of its value", () => {
    const [a, b, c, d] = pythonFacts("A = 5\nB: Final[int] = 5 # five\nC = 6\nD, E = 5, 6").definitions;
    expect(a!.bodyHash).toBe(b!.bodyHash);
    expect(a!.bodyHash).toBe(d!.bodyHash);
    expect(a!.bodyHash).not.toBe(c!.bodyHash);
    expect(a!.tokens).toBe(1);
  });

  test("large definitions have a sketch, constants never", () => {
    const large = `(${"x, ".repeat(SKETCH_MIN_TOKENS)})`;
    const facts = pythonFacts(`class A:\n  x = ${large}\ndef f(): return ${large}\nX = ${large}\ndef g(): pass`);
    expect(facts.definitions.map((it) => it.sketch !== null)).toEqual([true, true, false, false]);
  });
});

describe("modules", () => {
  test.each([
    ["x = 1", null],
    ["__all__ = ['a', \"b\"]", ["a", "b"]],
    ["__all__: list[str] = ('a',)", ["a"]],
    ["__all__ = 'a', 'b'", ["a", "b"]],
    ["__all__ = []", []],
    ["__all__ = ['a'] + ['b']\n__all__ += ('c',)", ["a", "b", "c"]],
    ["__all__ = ['a']\n__all__.extend(['b', 'a'])\n__all__.append('c')", ["a", "b", "c"]],
    ["__all__ = ['a']\nif x:\n  __all__ += ['b']", ["a", "b"]],
    ["__all__ = ['a']\n__all__ = ['b']", ["b"]],
    ["__all__ = [*['a'], 'b']", ["a", "b"]],
    ["__all__ = a.__all__ + ['b']", "computed"],
    ["__all__ = ['a']\n__all__ += a.__all__", "computed"],
    ["__all__ = ['a']\n__all__.remove('a')", "computed"],
    ["__all__ = [x for x in dir()]", "computed"],
    ["__all__ = [f'a']", ["a"]],
    ["__all__ = [f'{a}']", "computed"],
    ["from m import __all__", "computed"],
    ["def f():\n  __all__ = ['a']", null],
  ])("__all__: %s", (text, expected) => {
    expect(pythonFacts(text).starNames).toEqual(expected);
  });

  test.each([
    "def __getattr__(name): ...",
    "if x:\n  def __getattr__(name): ...",
    "from m import __getattr__",
    "__getattr__, __dir__, _ = attach(__name__)",
    "globals()['x'] = 1",
    "for n in names:\n  globals()[n] = make(n)",
    "def f():\n  globals()['x'] = 1",
    "globals().update(x)",
    "vars().update(x)",
    "sys.modules[__name__] = Lazy()",
    "sys.modules[__name__].x = 1",
    "setattr(sys.modules[__name__], 'x', 1)",
    "this = sys.modules[__name__]\nthis.x = 1",
    "this = sys.modules[__name__]\ndef f():\n  setattr(this, 'x', 1)",
    "def f():\n  this = sys.modules[__name__]\n  for n in names: setattr(this, n, 1)",
    "populate(globals())",
    "IntEnum._convert_('A', __name__, f)",
    "@enum.global_enum\nclass A(Flag): X = 1",
    "exec(code)",
    "exec(code, globals())",
  ])("computes names: %s", (text) => {
    expect(pythonFacts(text).computedExports).toBe(true);
  });

  test.each([
    "class A:\n  def __getattr__(self, name): ...",
    "x = globals()['y']",
    "globals().get('x')",
    "def f():\n  vars().update(x)\n  exec(code)",
    "eval(x, globals())",
    "getattr(sys.modules[__name__], 'x')",
    "sys.modules['other'] = 1",
    "x = sys.modules[__name__]",
    "this = sys.modules[__name__]\nthat.x = 1\nsetattr(that, 'x', this)\ngetattr(this, 'x')",
    "this = sys.modules['other']\nthis.x = 1",
  ])("computes no names: %s", (text) => {
    expect(pythonFacts(text).computedExports).toBe(false);
  });

  test("an empty file has no facts", () => {
    expect(pythonFacts("")).toEqual({
      language: "python",
      moduleKind: "python",
      definitions: [],
      bindings: [],
      exports: [],
      computedExports: false,
      starNames: null,
      imports: [],
      accesses: [],
      ambientModules: [],
      suppressions: [],
      problems: [],
    });
  });
});
