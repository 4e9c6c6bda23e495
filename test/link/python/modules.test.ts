import { describe, expect, test } from "vitest";
import { importsIn, linked, type LinkOptions } from "../link-memory.js";

type Files = Readonly<Record<string, string>>;

async function meant(file: string, text: string, files: Files, options?: LinkOptions): Promise<readonly string[]> {
  return importsIn(await linked({ ...files, [file]: text }, options), file);
}

const PACKAGE: Files = {
  "pkg/__init__.py": "",
  "pkg/mod.py": "class A: ...\n",
  "pkg/sub/__init__.py": "",
  "pkg/sub/deep.py": "class D: ...\n",
  "pkg/both.py": "class B: ...\n",
  "pkg/both.pyi": "class B: ...\n",
  "pkg/stub.pyi": "class S: ...\n",
  "pkg/space/inner.py": "class I: ...\n",
  "pkg/empty/readme.md": "",
  "pkg/_speedups.c": "",
  "pkg/fast.cpython-312-x86_64-linux-gnu.so": "",
  "pkg/over.py": "",
  "pkg/over/__init__.py": "class P: ...\n",
};

describe("absolute names", () => {
  test.each([
    ["import pkg", ["*: module pkg/__init__.py"]],
    ["import pkg.mod", ["*: module pkg/mod.py"]],
    ["import pkg.sub.deep as d", ["*: module pkg/sub/deep.py"]],
    ["from pkg import mod", ["mod: module pkg/mod.py"]],
    ["from pkg.sub import deep", ["deep: module pkg/sub/deep.py"]],
    ["import pkg.both", ["*: module pkg/both.py"]],
    ["import pkg.stub", ["*: module pkg/stub.pyi"]],
    ["import pkg.over", ["*: module pkg/over/__init__.py"]],
    ["import pkg.space", ["*: module pkg/space/"]],
    ["from pkg.space import inner", ["inner: module pkg/space/inner.py"]],
    ["from pkg.space import gone", ["gone: missing name gone of pkg/space/, at main.py:1:23"]],
    ["import pkg.empty", ["*: missing module pkg.empty, at main.py:1:8"]],
    ["import pkg.gone", ["*: missing module pkg.gone, at main.py:1:8"]],
    ["import pkg.gone.far", ["*: missing module pkg.gone.far, at main.py:1:8"]],
    ["import pkg.mod.A", ["*: missing module pkg.mod.A, at main.py:1:8"]],
    [
      "from pkg.gone import a, b",
      ["a: missing module pkg.gone, at main.py:1:6", "b: missing module pkg.gone, at main.py:1:6"],
    ],
    ["from pkg import gone", ["gone: missing name gone of pkg/__init__.py, at main.py:1:17"]],
    ["import os.path", ["*: external os.path"]],
    ["from fastapi.routing import APIRouter as R", ["APIRouter: external fastapi.routing.APIRouter"]],
    ["import sys", ["*: external sys"]],
    ["import __main__", ["*: external __main__"]],
    [
      "from importlib import import_module\nimport_module('pkg.mod')",
      ["import_module: external importlib.import_module", "*: module pkg/mod.py"],
    ],
  ])("%s", async (text, expected) => {
    const rows = await meant("main.py", text, PACKAGE);
    // The uses of what is imported from outside are no rows, and those of modules are tested by themselves.
    expect(rows).toEqual(expected);
  });
});

describe("relative names", () => {
  test.each([
    ["pkg/sub/x.py", "from . import deep", "deep: module pkg/sub/deep.py"],
    ["pkg/sub/x.py", "from .deep import D", "D: pkg/sub/deep.py#D"],
    ["pkg/sub/x.py", "from .. import mod", "mod: module pkg/mod.py"],
    ["pkg/sub/x.py", "from ..mod import A", "A: pkg/mod.py#A"],
    ["pkg/sub/__init__.py", "from . import deep", "deep: module pkg/sub/deep.py"],
    ["pkg/sub/__init__.py", "from ..mod import A", "A: pkg/mod.py#A"],
    ["pkg/x.py", "from .gone import A", "A: missing module .gone, at pkg/x.py:1:6"],
    ["pkg/x.py", "from . import gone", "gone: missing name gone of pkg/__init__.py, at pkg/x.py:1:15"],
    ["pkg/__main__.py", "from .mod import A", "A: pkg/mod.py#A"],
    ["pkg/x.py", "from . import __main__", "__main__: missing name __main__ of pkg/__init__.py, at pkg/x.py:1:15"],
    // Beyond the top: CPython says "attempted relative import beyond top-level package".
    ["pkg/x.py", "from ..other import a", "a: missing module ..other, at pkg/x.py:1:6"],
    ["pkg/x.py", "from ...other import a", "a: missing module ...other, at pkg/x.py:1:6"],
    ["pkg/x.py", "from ......other import a", "a: missing module ......other, at pkg/x.py:1:6"],
  ])("%s: %s", async (file, text, expected) => {
    expect(await meant(file, text, { ...PACKAGE, "other.py": "a = 1\n" })).toEqual([expected]);
  });

  test.each([
    ["a folder that nobody takes for a package", { "data/other.py": "" }, "unknown unplacedSpecifier"],
    [
      "one from which another module is taken",
      { "data/other.py": "", "data/b.py": "from . import other" },
      "missing module .gone, at data/x.py:1:6",
    ],
    ["one with an __init__", { "data/__init__.py": "" }, "missing module .gone, at data/x.py:1:6"],
  ])("%s", async (_what, files, expected) => {
    expect(await meant("data/x.py", "from .gone import A", files)).toEqual([`A: ${expected}`]);
  });

  test("a namespace package may lie in another one", async () => {
    const files = { "pyproject.toml": "", "lib/ns/one/a.py": "class A: ...\n", "lib/ns/two/b.py": "" };
    expect(await meant("lib/ns/two/b.py", "from ..one.a import A", files)).toEqual(["A: lib/ns/one/a.py#A"]);
  });
});

describe("what is not there and may be nevertheless", () => {
  test.each([
    ["import pkg._speedups", PACKAGE],
    ["import pkg.fast", PACKAGE],
    ["from pkg import _speedups", PACKAGE],
    ["import pkg._version", PACKAGE],
    ["from pkg import _version", PACKAGE],
    ["import pkg.user_pb2", PACKAGE],
    ["import pkg.user_pb2_grpc", PACKAGE],
    ["import pkg.event_thrift.ttypes", { ...PACKAGE, "pkg/event.thrift": "" }],
    ["from pkg import ui_window", { ...PACKAGE, "pkg/window.ui": "" }],
    ["from pkg import icons_rc", { ...PACKAGE, "pkg/icons.qrc": "" }],
    ["import pkg.made", { ...PACKAGE, ".gitignore": "made.py\n" }],
    ["import pkg.made", { ...PACKAGE, ".gitignore": "/pkg/made/\n" }],
    ["import pkg._native", { ...PACKAGE, "setup.py": "setup(ext_modules=[Extension('pkg._native', ['n.cc'])])" }],
    ["import pkg._native", { ...PACKAGE, "pyproject.toml": '[tool.maturin]\nmodule-name = "pkg._native"\n' }],
    ["import pkg._native", { ...PACKAGE, "src/CMakeLists.txt": "pybind11_add_module(_native n.cc)" }],
    [
      "import pkg.far",
      {
        ...PACKAGE,
        "pkg/__init__.py": "from pkgutil import extend_path\n__path__ = extend_path(__path__, __name__)\n",
      },
    ],
    ["import pkg.far", { ...PACKAGE, "pkg/__init__.py": "__path__.extend(more())\n" }],
    ["import pkg.far", { ...PACKAGE, "pkg/__init__.py": "import sys\nsys.modules['pkg.far'] = object()\n" }],
    ["import pkg.six.moves", { ...PACKAGE, "pkg/six.py": "__path__ = []\n" }],
    ["import pkg.far", { ...PACKAGE, "pkg/__init__.py": "def broken(:\n" }],
  ])("%s", async (text, files) => {
    const rows = await meant("main.py", text, files);
    expect(rows.map((row) => row.replace(/^.*?: /, ""))).toEqual(["unknown ignoredTarget"]);
  });

  test("a package that git tracks and that has none of it is no reason", async () => {
    const files = { ...PACKAGE, ".gitignore": "*.so\n__pycache__/\nbuild/\n" };
    expect(await meant("main.py", "import pkg.made", files)).toEqual(["*: missing module pkg.made, at main.py:1:8"]);
  });
});

describe("the standard library", () => {
  test("a package of a root takes the place of a standard module", async () => {
    const files = { "logging/__init__.py": "class Log: ...\n", "email.py": "" };
    expect(await meant("main.py", "from logging import Log, getLogger\nimport email", files)).toEqual([
      "Log: logging/__init__.py#Log",
      // What it lacks is the library's, which comes first once this is installed.
      "getLogger: external logging.getLogger",
      "*: module email.py",
    ]);
  });

  test.each([
    ["a folder without modules of its own", { "logging/a.py": "" }],
    ["a module beside the importer", { "tools/logging.py": "" }],
    ["a module of the interpreter itself", { "sys.py": "", "logging/b.py": "" }],
  ])("%s does not", async (_what, files) => {
    expect(await meant("tools/x.py", "import logging, sys", files)).toEqual(["*: external logging", "*: external sys"]);
  });

  test("nor does what a package has, where a module of it is called setup", async () => {
    const files = { "pkg/__init__.py": "", "pkg/setup.py": "", "pkg/stat.py": "" };
    expect(await meant("pkg/x.py", "import stat\nstat.S_IROTH", files)).toEqual(["*: external stat"]);
  });

  test("of a guess, no member is missing", async () => {
    const files = { "stat.py": "mine = 1\n" };
    expect(await meant("x.py", "import stat\nstat.S_IROTH, stat.mine", files)).toEqual([
      "*: module stat.py",
      "mine: stat.py#mine",
    ]);
  });

  test("nor does a module that imports its own name", async () => {
    expect(await meant("types.py", "import types", {})).toEqual(["*: external types"]);
  });
});
