import { describe, expect, test } from "vitest";
import { importsIn, linked, meaning } from "../link-memory.js";

const PACKAGE = {
  "p/__init__.py": "from .mod import A as Front\nimport os\n",
  "p/mod.py": "import os\nclass A:\n    class B: ...\n    def go(self): ...\nvalue = A()\n",
  "p/sub/__init__.py": "",
  "p/sub/deep.py": "class D: ...\n",
  "n/mod.py": "",
  "p/lazy.py": "def __getattr__(name): ...\n",
};

describe("members of imported modules", () => {
  test.each([
    ["import p.mod\np.mod.A()", ["mod.A: p/mod.py#A from p/mod.py"]],
    ["import p.mod as m\nm.A.B", ["A: p/mod.py#A from p/mod.py"]],
    ["import p\np.Front", ["Front: p/mod.py#A from p/__init__.py"]],
    ["import p\np.sub.deep.D", ["sub.deep.D: p/sub/deep.py#D from p/sub/deep.py"]],
    ["from p import sub\nsub.deep.D", ["deep.D: p/sub/deep.py#D from p/sub/deep.py"]],
    ["import p.sub.deep, p.mod\np.mod.A", ["mod.A: p/mod.py#A from p/mod.py"]],
    ["import p.mod\np.gone.x", ["gone: missing name gone of p/__init__.py, at main.py:2:1 from p/__init__.py"]],
    [
      "import n.mod\nn.gone, n.__name__",
      ["gone: unknown memberOfValue from n/", "__name__: unknown memberOfValue from n/"],
    ],
    ["import p.mod as m\nm.gone()", ["gone: missing name gone of p/mod.py, at main.py:2:1 from p/mod.py"]],
    ["import p.lazy as m\nm.any", ["any: unknown computedExports from p/lazy.py"]],
    ["import p.mod as m\nm.os.path", ["os: external os from p/mod.py"]],
    ["import p.mod as m\nm.A.go\nm.A()\nm.A", ["A: p/mod.py#A from p/mod.py"]],
    ["import os\nos.environ.get('X')", []],
    ["from p.mod import A\nA.go", []],
    ["def f():\n    import p.mod as m\n    m.A()", ["A: p/mod.py#A from p/mod.py"]],
    // Two functions, two modules, one name.
    [
      "def f():\n    import p.mod as m\n    m.A\ndef g():\n    import p.sub.deep as m\n    m.D",
      ["A: p/mod.py#A from p/mod.py", "D: p/sub/deep.py#D from p/sub/deep.py"],
    ],
    [
      "try:\n    import p.mod as m\nexcept ImportError:\n    import p.sub.deep as m\nm.D",
      ["D: p/sub/deep.py#D from p/sub/deep.py"],
    ],
    ["import p.mod as m\nm = m.load()\nm.rest", []],
    ["def f():\n    import p.mod as m\n    m = m.load()\n    m.rest", []],
    ["import p.mod as m\nm.made = 1\nm.made", ["made: unknown computedExports from p/mod.py"]],
    ["import p.sub as s\nmonkeypatch.setattr(s, 'deep', fake)\ns.deep.gone", []],
    ["import p\np.sub.deep = fake\np.sub.deep.gone", []],
    [
      "import p.sub as s\nmonkeypatch.setattr(other, 'deep', fake)\ns.deep.gone",
      ["deep.gone: missing name gone of p/sub/deep.py, at main.py:3:1 from p/sub/deep.py"],
    ],
    ["import p.mod as m\nm.A.made['x'] = 1", ["A: p/mod.py#A from p/mod.py"]],
    [
      "import p.mod, p.sub\np.mod.made, p.sub.made = 1, 2\np.sub.made",
      ["sub.made: unknown computedExports from p/sub/__init__.py"],
    ],
    [
      "from p import mod, sub\nmod.A, sub.deep",
      ["A: p/mod.py#A from p/mod.py", "deep: module p/sub/deep.py from p/sub/__init__.py"],
    ],
  ])("%s", async (text, expected) => {
    const graph = await linked({ ...PACKAGE, "main.py": text });
    const rows = graph.imports.filter((row) => row.file === "main.py" && row.form === "member");
    expect(rows.map((row) => `${row.imported}: ${meaning(row.resolution)} from ${row.module}`)).toEqual(expected);
  });
});

describe("import paths in strings", () => {
  test.each([
    ["p.mod.A", "A: p/mod.py#A"],
    ["p.mod", "*: module p/mod.py"],
    ["p.mod:A", "A: p/mod.py#A"],
    ["p.mod.A.go", "A.go: p/mod.py#A"],
    ["p.mod.A.anything", "A.anything: p/mod.py#A"],
    ["p.mod.A.B", "A.B: p/mod.py#A.B"],
    ["p.mod.value.attribute", "value.attribute: p/mod.py#value"],
    // It names the place where the name is looked up.
    ["p.Front", "Front: p/mod.py#A"],
    ["p.mod.os.path.exists", "os.path.exists: external os.path.exists"],
    ["p.mod.open", "open: external builtins.open"],
    ["p.mod.gone", "gone: missing name gone of p/mod.py, at main.py:2:8"],
    ["p.mod.gone.more", "gone.more: missing name gone of p/mod.py, at main.py:2:8"],
    ["p.gone", "gone: missing name gone of p/__init__.py, at main.py:2:8"],
    ["p.Gone.more", "Gone.more: missing name Gone of p/__init__.py, at main.py:2:8"],
    ["p.gone.More", "gone.More: missing module p.gone, at main.py:2:8"],
    ["p.gone:More", "More: missing module p.gone, at main.py:2:8"],
    ["p.lazy.any", "any: unknown computedExports"],
    ["requests.get", "*: external requests.get"],
  ])("%s", async (target, expected) => {
    const graph = await linked({ ...PACKAGE, "main.py": `from unittest.mock import patch\npatch("${target}")` });
    expect(importsIn(graph, "main.py").slice(1)).toEqual([expected]);
  });
});

describe("names of modules", () => {
  test("every binding counts, imports and what stars bring too", async () => {
    const graph = await linked({
      "a.py": "from b import *\nimport c.d\nfrom c import X as Y\nclass Own: ...\nAlias = Own\n_p = Y\n",
      "b.py": "class Star: ...\nclass Own: ...\n",
      "c/__init__.py": "class X: ...\n",
      "c/d.py": "",
    });
    expect(
      graph.names
        .filter(({ module }) => module === "a.py")
        .map(({ name, how, place, resolution }) => `${name} ${how} ${place.span[0]}: ${meaning(resolution)}`),
    ).toEqual([
      "Alias declaration 5: a.py#Own",
      "Own declaration 4: a.py#Own",
      "Star import 1: b.py#Star",
      "Y import 3: c/__init__.py#X",
      "_p declaration 6: c/__init__.py#X",
      "c import 2: module c/__init__.py",
    ]);
    expect(graph.namesOf("c/__init__.py#X").map(({ module, name }) => `${module} ${name}`)).toEqual([
      "a.py Y",
      "a.py _p",
      "c/__init__.py X",
    ]);
  });
});

describe("modules by what people call them", () => {
  const files = {
    "src/p/__init__.py": "",
    "src/p/mod.py": "",
    "pyproject.toml": "",
    "web/app.ts": "",
    "web/app.py": "",
  };

  test.each([
    ["p", "src/p/__init__.py"],
    ["p.mod", "src/p/mod.py"],
    ["src/p/mod.py", "src/p/mod.py"],
    ["src/p/mod", "src/p/mod.py"],
    ["src/p", "src/p/__init__.py"],
    ["./src/p/", "src/p/__init__.py"],
    ["web/app.py", "web/app.py"],
    ["p.gone", null],
    ["os", null],
    ["src", null],
  ])("%s", async (name, expected) => {
    expect((await linked(files)).moduleNamed(name)).toBe(expected);
  });
});

describe("one graph of both languages", () => {
  test("each file is linked by its own rules, in whatever order they come", async () => {
    const files = {
      "a.py": "from b import X\n",
      "b.py": "from c import *\n",
      "c.py": "class X: ...\nclass Y(X): ...\n",
      "d.ts": 'import { X } from "./e";\n',
      "e.ts": "export class X {}\n",
    };
    const graph = await linked(files);
    const reversed = await linked(files, { order: (paths) => [...paths].reverse() });
    expect(graph.imports.map((row) => `${row.file} ${meaning(row.resolution)}`)).toEqual([
      "a.py c.py#X",
      "b.py module c.py",
      "d.ts e.ts#X",
    ]);
    expect(reversed.imports).toEqual(graph.imports);
    expect(reversed.names).toEqual(graph.names);
    expect(reversed.definitions).toEqual(graph.definitions);
  });
});
