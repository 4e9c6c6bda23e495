import { describe, expect, test } from "vitest";
import { chainOf, importsIn, linked, meaning } from "../link-memory.js";

type Files = Readonly<Record<string, string>>;

/** What `name` of `m.py` is to who imports it. */
async function taken(name: string, module: string, files: Files = {}): Promise<string | undefined> {
  const graph = await linked({ "m.py": module, ...files, "main.py": `from m import ${name}` });
  return importsIn(graph, "main.py")[0]?.replace(/^\S+ /, "");
}

const OTHER = { "other.py": "class Y: ...\nclass Z: ...\n_P = 1\n" };

describe("what a name means when its module has run", () => {
  test.each([
    ["a class", "class X: ...", "m.py#X"],
    ["a function", "def X(): ...", "m.py#X"],
    ["a value", "X = 1", "m.py#X"],
    ["the last of two", "class X: ...\nclass X: ...", "m.py#X~2"],
    ["an import over a class", "class X: ...\nfrom other import Y as X", "other.py#Y"],
    ["a class over an import", "from other import Y as X\nclass X: ...", "m.py#X"],
    ["another name", "class A: ...\nX = A", "m.py#A"],
    ["a name of another module", "import other\nX = other.Y", "other.py#Y"],
    ["a module", "import other as X", "module other.py"],
    ["a nested class", "class A:\n    class B: ...\nX = A.B", "m.py#A.B"],
    ["a member of a value, so a value", "class A:\n    b = 1\nX = A.b", "m.py#X"],
    ["a builtin, so a value", "X = str", "m.py#X"],
    ["what comes from outside", "import fastapi\nX = fastapi.APIRouter", "external fastapi.APIRouter"],
    ["what is not bound yet, so a value", "X = Later\nclass Later: ...", "m.py#X"],
    ["what the name meant at that line", "from other import Y\nX = Y\nfrom other import Z as Y", "other.py#Y"],
    ["the name above itself", "class X: ...\nX = X", "m.py#X"],
    ["two names that change places", "class A: ...\nclass B: ...\nX, B = B, A", "m.py#B"],
    ["a name that nobody binds", "class A: ...", "missing name X of m.py, at main.py:1:15"],
    ["what a loop makes", "for X in range(3): ...", "m.py#X"],
    ["what every module has", "", "unknown memberOfValue", "__name__"],
    ["the names for stars", "__all__ = []", "m.py#__all__", "__all__"],
  ])("%s", async (_what, module, expected, name = "X") => {
    expect(await taken(name, module, OTHER)).toBe(expected);
  });
});

describe("conditional bindings", () => {
  test.each([
    ["what try imports", "try:\n    from other import Y as X\nexcept ImportError:\n    X = None", "other.py#Y"],
    [
      "what except makes, where try finds nothing",
      "try:\n    from other import Gone as X\nexcept ImportError:\n    class X: ...",
      "m.py#X",
    ],
    [
      "what except makes, where try is compiled",
      "try:\n    from _fast import X\nexcept ImportError:\n    class X: ...",
      "m.py#X",
    ],
    [
      "what try imports over a default",
      "X = None\ntry:\n    from other import Y as X\nexcept ImportError:\n    pass",
      "other.py#Y",
    ],
    [
      "what is bound below both",
      "try:\n    from other import Y as X\nexcept ImportError:\n    X = None\nclass X: ...",
      "m.py#X~2",
    ],
    ["the first branch", "if flag:\n    class X: ...\nelse:\n    class X: ...", "m.py#X"],
    [
      "what runs, not what type checkers read",
      "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from other import Y as X\nelse:\n    X = 1",
      "m.py#X",
    ],
    [
      "what type checkers read, where nothing runs",
      "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from other import Y as X",
      "other.py#Y",
    ],
    ["what the module binds, not what a function does", "X = None\ndef f():\n    global X\n    X = 2", "m.py#X"],
    [
      "what a function binds, where nothing else does",
      "def f():\n    global X\n    from other import Y as X",
      "other.py#Y",
    ],
    [
      "what is missing in every branch",
      "try:\n    from other import Gone as X\nexcept ImportError:\n    from other import Lost as X",
      "missing name Gone of other.py, at m.py:2:23",
    ],
  ])("%s", async (_what, module, expected) => {
    expect(await taken("X", module, { ...OTHER, "_fast.pyx": "", "_fast.pyi": "" })).toBe(expected);
  });
});

describe("star imports", () => {
  test.each([
    ["public names", "X", "from other import *", "class X: ...", "other.py#X"],
    ["no others", "_X", "from other import *", "_X = 1", "missing name _X of m.py, at main.py:1:15"],
    ["unless __all__ names them", "_X", "from other import *", "_X = 1\n__all__ = ['_X']", "other.py#_X"],
    [
      "only what __all__ names",
      "X",
      "from other import *",
      "X = 1\n__all__ = []",
      "missing name X of m.py, at main.py:1:15",
    ],
    ["over what is above", "X", "class X: ...\nfrom other import *", "class X: ...", "other.py#X"],
    ["under what is below", "X", "from other import *\nclass X: ...", "class X: ...", "m.py#X"],
    [
      "an alias of the star's name above the class",
      "Y",
      "from other import *\nY = X\nclass X: ...",
      "class X: ...",
      "other.py#X",
    ],
    ["what the other imports", "path", "from other import *", "from os import path", "external os.path"],
    ["what the other computes", "X", "from other import *", "__all__ = [n for n in dir()]", "unknown starOfUnknown"],
    [
      "what a function of the other gives",
      "X",
      "from other import *",
      "__all__ = ['X']\ndef __getattr__(n): ...",
      "unknown computedExports",
    ],
    ["the module itself", "X", "from m import *\nclass X: ...", "", "m.py#X"],
    ["the module itself, for nothing", "X", "from m import *", "", "missing name X of m.py, at main.py:1:15"],
    ["something from outside", "X", "from numpy import *", "", "unknown starOfUnknown"],
    ["something from outside, below a class", "X", "class X: ...\nfrom numpy import *", "", "m.py#X"],
    ["in try", "X", "try:\n    from other import *\nexcept ImportError:\n    X = 1", "class X: ...", "other.py#X"],
    ["back to who asks", "X", "from other import *\nclass X: ...", "from m import *", "m.py#X"],
    ["through who asks", "X", "from other import *", "from m import *", "missing name X of m.py, at main.py:1:15"],
    ["through a third", "X", "from other import *", "from third import *", "third.py#X"],
  ])("%s", async (_what, name, module, other, expected) => {
    const files = { "other.py": other, "third.py": "class X: ...\n" };
    expect(await taken(name, module, files)).toBe(expected);
  });
});

describe("packages", () => {
  async function from(name: string, init: string, files: Files = {}): Promise<string | undefined> {
    const graph = await linked({
      "p/__init__.py": init,
      "p/sub.py": "class sub: ...\nclass S: ...\n",
      "p/deep/__init__.py": "",
      "p/deep/er.py": "",
      ...files,
      "main.py": `from p import ${name}`,
    });
    return importsIn(graph, "main.py")[0]?.replace(/^\S+ /, "");
  }

  test.each([
    ["a submodule", "sub", "", "module p/sub.py"],
    ["a package in it", "deep", "", "module p/deep/__init__.py"],
    ["a name that hides a submodule", "sub", "sub = 1", "p/__init__.py#sub"],
    ["what is imported from the submodule of that name", "sub", "from .sub import sub", "p/sub.py#sub"],
    ["a submodule that is loaded over a name", "sub", "sub = 1\nfrom .sub import S", "module p/sub.py"],
    ["a name over a submodule that is loaded", "sub", "from .sub import S\nsub = 1", "p/__init__.py#sub"],
    ["a submodule that the package imports from itself", "sub", "from . import sub", "module p/sub.py"],
    ["the same under another name", "s", "from . import sub as s", "module p/sub.py"],
    ["what the package has above", "s", "class sub: ...\nfrom . import sub as s", "p/__init__.py#sub"],
    ["a module with a function for names", "X", "def __getattr__(name): ...", "unknown computedExports"],
    ["a submodule of it", "sub", "def __getattr__(name): ...", "module p/sub.py"],
    [
      "names that a function sets",
      "X",
      "def put(name, value, names=vars()):\n    names[name] = value\n",
      "unknown computedExports",
    ],
    ["names that are set by a call", "X", "globals().update(a=1)", "unknown computedExports"],
    ["nothing", "X", "", "missing name X of p/__init__.py, at main.py:1:15"],
    ["anything, where it is not read whole", "X", "def (:\n", "unknown unreadModule"],
  ])("%s", async (_what, name, init, expected) => {
    expect(await from(name, init)).toBe(expected);
  });

  test("a package without source has what its stub says, and may have more", async () => {
    const files = { "q/__init__.pyi": "class Q: ...\n", "x.py": "from q import Q, Other" };
    expect(importsIn(await linked(files), "x.py")).toEqual(["Q: q/__init__.pyi#Q", "Other: unknown unreadModule"]);
  });

  test.each<[string, string, Files]>([
    ["a stub beside it says", "from m import X", { "m.pyi": "class X: ...\n" }],
    ["another module assigns", "from m import X", { "a.py": "import m\nm.X = 1\n" }],
    ["another module sets", "from m import X", { "a.py": "import m\nsetattr(m, 'X', 1)\n" }],
    ["another module computes", "from m import X", { "a.py": "import m\ndef f(name): setattr(m, name, 1)\n" }],
    ["what takes its place has", "from m import X", { "a.py": "import sys\ndef f(it): sys.modules['m'] = it\n" }],
    [
      "what takes its place has, by another way to say so",
      "from m import X",
      { "a.py": "from sys import modules as all\nall['m'] = object()\n" },
    ],
  ])("nothing is missing that %s", async (_what, text, files) => {
    const made = await linked({ "m.py": "", ...files, "x.py": text });
    expect(importsIn(made, "x.py")).toEqual(["X: unknown computedExports"]);
  });

  test.each<[string, Files]>([
    ["a stub", { "m.pyi": "class Y: ...\n" }],
    ["another module", { "a.py": "import m\nsetattr(m, 'Y', 1)\nsetattr(m.Y, name, 1)\n" }],
    ["who takes out another", { "a.py": "import sys\nsys.modules['n'] = 1\nsys.modules['m']\n" }],
  ])("%s that does not make the name is no reason", async (_what, files) => {
    const graph = await linked({ "m.py": "", "n.py": "", ...files, "x.py": "from m import X" });
    expect(importsIn(graph, "x.py")).toEqual(["X: missing name X of m.py, at x.py:1:15"]);
  });

  test("a star of a stub may bring more than the stub says", async () => {
    const files = { "m.py": "from fast import *\n", "fast.pyi": "def go(): ...\n", "x.py": "from m import go, X" };
    expect(importsIn(await linked(files), "x.py")).toEqual(["go: fast.pyi#go", "X: unknown starOfUnknown"]);
  });

  test("a star brings the submodules that the package loads", async () => {
    const files = {
      "p/__init__.py": "from .a import *",
      "p/a.py": "",
      "p/b.py": "",
      "m.py": "from p import *",
      "x.py": "from m import a, b",
    };
    expect(importsIn(await linked(files), "x.py")).toEqual([
      "a: module p/a.py",
      "b: missing name b of m.py, at x.py:1:18",
    ]);
  });

  test("another package's submodule does not hide the own one", async () => {
    const files = {
      "p/__init__.py": "from .a import *",
      "p/a/__init__.py": "from . import x",
      "p/a/x.py": "",
      "p/x.py": "",
      "m.py": "from p import x",
    };
    expect(importsIn(await linked(files), "m.py")).toEqual(["x: module p/x.py"]);
  });

  test("a star brings the submodules that __all__ names", async () => {
    const files = {
      "p/__init__.py": "__all__ = ['sub']",
      "p/sub.py": "",
      "m.py": "from p import *",
      "x.py": "from m import sub",
    };
    expect(importsIn(await linked(files), "x.py")).toEqual(["sub: module p/sub.py"]);
  });
});

describe("circles", () => {
  test("of a package and a module that takes what is bound above its own star", async () => {
    const graph = await linked({
      "p/__init__.py": "from .misc import *\nfrom .union import *\n",
      "p/misc.py": "def groups(): ...\n",
      "p/union.py": "from p import groups\n",
      "x.py": "from p import groups",
    });
    expect(importsIn(graph, "x.py")).toEqual(["groups: p/misc.py#groups"]);
    expect(importsIn(graph, "p/union.py")).toEqual(["groups: p/misc.py#groups"]);
  });

  test("of modules that need each other's names", async () => {
    const graph = await linked({
      "a.py": "from b import B\nclass A: ...\n",
      "b.py": "from a import A\nclass B: ...\n",
    });
    expect(importsIn(graph, "a.py")).toEqual(["B: b.py#B"]);
    expect(importsIn(graph, "b.py")).toEqual(["A: a.py#A"]);
  });

  test("of a module that imports its own name for type checkers", async () => {
    const text = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from a import A\nclass A: ...\n";
    expect(importsIn(await linked({ "a.py": text }), "a.py").at(-1)).toBe("A: a.py#A");
  });

  test("of one name end", async () => {
    const graph = await linked({ "a.py": "from b import X", "b.py": "from a import X" });
    expect(graph.imports.map((row) => meaning(row.resolution))).toEqual(["unknown cycle", "unknown cycle"]);
  });

  test("of one name with a way out", async () => {
    const a = "try:\n    from b import X\nexcept ImportError:\n    class X: ...\n";
    const graph = await linked({ "a.py": a, "b.py": "from a import X" });
    expect(graph.imports.map((row) => meaning(row.resolution))).toEqual(["a.py#X", "a.py#X"]);
  });

  test("of a package and the module that takes a submodule from it", async () => {
    const graph = await linked({
      "p/__init__.py": "from .core import sub",
      "p/core.py": "from p import sub",
      "p/sub.py": "",
      "x.py": "from p import sub",
    });
    expect(graph.imports.map((row) => meaning(row.resolution))).toEqual(
      Array.from({ length: 3 }, () => "module p/sub.py"),
    );
  });

  test("of stars", async () => {
    const graph = await linked({
      "a.py": "from b import *\nclass A: ...",
      "b.py": "from c import *\nclass B: ...",
      "c.py": "from a import *\nclass C: ...",
      "x.py": "from a import A, B, C, D",
    });
    expect(importsIn(graph, "x.py")).toEqual([
      "A: a.py#A",
      "B: b.py#B",
      "C: c.py#C",
      "D: missing name D of a.py, at x.py:1:24",
    ]);
  });
});

describe("the way to a definition", () => {
  test("every hop has its place", async () => {
    const graph = await linked({
      "main.py": "from p import Last",
      "p/__init__.py": "\nfrom .middle import *",
      "p/middle.py": "\n\nfrom .alias import Renamed as Last",
      "p/alias.py": "from . import first\nRenamed = first.First",
      "p/first.py": "class First: ...",
    });
    const row = graph.imports.find(({ file }) => file === "main.py");
    expect(row === undefined ? [] : [meaning(row.resolution), ...chainOf(row.resolution)]).toEqual([
      "p/first.py#First",
      "star .middle p/__init__.py:2",
      "import Last p/middle.py:3",
      "alias Renamed p/alias.py:2",
      "import first p/alias.py:1",
    ]);
  });

  test("what is missing is missing at the hop that asked for it", async () => {
    const graph = await linked({ "main.py": "from a import X", "a.py": "\nfrom b import X", "b.py": "" });
    const row = graph.imports.find(({ file }) => file === "main.py");
    expect(row === undefined ? [] : [meaning(row.resolution), ...chainOf(row.resolution)]).toEqual([
      "missing name X of b.py, at a.py:2:15",
      "import X a.py:2",
    ]);
  });

  test("chains of any length", async () => {
    const count = 2000;
    const files: Record<string, string> = { "m0.py": "class X: ..." };
    for (let i = 1; i <= count; i++) files[`m${i}.py`] = `from m${i - 1} import X`;
    const aliases = Array.from({ length: count }, (_, i) => `a${i + 1} = a${i}`).join("\n");
    const graph = await linked({ ...files, "alias.py": `class a0: ...\n${aliases}\n` });
    expect(meaning(graph.resolveExport(`m${count}.py`, "X"))).toBe("m0.py#X");
    expect(meaning(graph.resolveExport("alias.py", `a${count}`))).toBe("alias.py#a0");
  });
});

describe("names at the top level of a module", () => {
  test("by a dotted path", async () => {
    const graph = await linked({ "a.py": "import b\nclass A:\n    class B: ...\n    c = 1\n", "b.py": "class X: ..." });
    expect(meaning(graph.resolveLocal("a.py", ["A", "B"]))).toBe("a.py#A.B");
    expect(meaning(graph.resolveLocal("a.py", ["A", "c"]))).toBe("unknown memberOfValue");
    expect(meaning(graph.resolveLocal("a.py", ["b", "X"]))).toBe("b.py#X");
    expect(meaning(graph.resolveLocal("a.py", ["str"]))).toBe("not bound");
    expect(meaning(graph.resolveLocal("a.py", ["Gone"]))).toBe("not bound");
    expect(meaning(graph.resolveExport("a.py", "A.B"))).toBe("a.py#A.B");
    expect(meaning(graph.resolveExport("a.py", "*"))).toBe("module a.py");
  });

  test("at a line, what is bound above it", async () => {
    const graph = await linked({
      "a.py": "from b import X\nclass Y(X): ...\nclass X(X): ...\n",
      "b.py": "class X: ...",
    });
    expect(meaning(graph.resolveLocal("a.py", ["X"]))).toBe("a.py#X");
    expect(meaning(graph.resolveLocal("a.py", ["X"], [2, 1, 2, 1]))).toBe("b.py#X");
    expect(meaning(graph.resolveLocal("a.py", ["X"], [1, 1, 1, 1]))).toBe("not bound");
  });
});
