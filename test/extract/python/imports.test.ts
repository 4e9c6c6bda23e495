import { describe, expect, test } from "vitest";
import { bindings, imports } from "../describe-facts.js";
import { pythonFacts } from "./python-facts.js";

describe("imports", () => {
  test.each([
    ["import a", ['import "a" * as a']],
    ["import a.b.c", ['import "a.b.c" *top as a']],
    ["import a.b as c, d", ['import "a.b" * as c', 'import "d" * as d']],
    ["import a.b as a", ['import "a.b" * as a']],
    ["from m import x as y, z", ['import "m" x as y, z as z']],
    ["from . import x", ['import "." x as x']],
    ["from .. import x", ['import ".." x as x']],
    ["from ..core.manager import (\n  X, # one\n  Y as Z,\n)", ['import "..core.manager" X as X, Y as Z']],
    ["from . core import x", ['import ".core" x as x']],
    ["from m import *", ['import "m" *']],
    ["from __future__ import annotations", []],
    ["import a, b; from c import d", ['import "a" * as a', 'import "b" * as b', 'import "c" d as d']],
    ["def f():\n  import a\n  from b import c", ['import "a" * as a (deferred)', 'import "b" c as c (deferred)']],
    ["class A:\n  import a", ['import "a" * as a']],
    ["x = lambda: __import__('a.b')", ['dynamicImport "a.b" (deferred)']],
  ])("%s", (text, expected) => {
    expect(imports(pythonFacts(text))).toEqual(expected);
  });

  test("spans are those of the specifier and of the imported names", () => {
    const [first, second] = pythonFacts("from ..a.b import c as d\nimport e.f as g").imports;
    expect(first).toMatchObject({ span: [1, 6, 1, 11], names: [{ span: [1, 19, 1, 20] }] });
    expect(second).toMatchObject({ span: [2, 8, 2, 11], names: [{ span: [2, 8, 2, 11] }] });
  });

  test("a star import has a place among the bindings", () => {
    expect(bindings(pythonFacts("a = 1\nfrom m import *\nb = 2"))).toEqual(["a = a", '* = "m" *', "b = b"]);
  });
});

describe("imports that may fail", () => {
  const conditional = (text: string): string[] =>
    pythonFacts(text).imports.map(
      ({ specifier, conditional, names }) =>
        `${specifier}${conditional ? " conditional" : ""}${names[0]?.typeOnly === true ? " type" : ""}`,
    );

  test.each([
    ["try:\n  import a\nexcept ImportError:\n  import b", ["a conditional", "b conditional"]],
    ["try:\n  import a\nexcept (ValueError, ModuleNotFoundError) as e:\n  pass", ["a conditional"]],
    [
      "try:\n  import a\nexcept:\n  pass\nelse:\n  import b\nfinally:\n  import c",
      ["a conditional", "b conditional", "c"],
    ],
    ["try:\n  import a\nexcept Exception:\n  import b", ["a conditional", "b conditional"]],
    ["try:\n  import a\nexcept ValueError:\n  import b", ["a", "b"]],
    [
      "try:\n  import a\nexcept KeyError:\n  import b\nexcept ImportError:\n  import c",
      ["a conditional", "b", "c conditional"],
    ],
    ["try:\n  def f():\n    import a\nexcept ImportError: pass", ["a"]],
    ["def f():\n  try:\n    import a\n  except builtins.ImportError: pass", ["a conditional"]],
    ["try:\n  if x:\n    import a\nexcept ImportError: pass", ["a conditional"]],
    ["with suppress(ImportError):\n  import a", ["a conditional"]],
    ["with x, contextlib.suppress(KeyError, ImportError) as y:\n  import a", ["a conditional"]],
    ["with pytest.raises(ImportError):\n  import a", ["a conditional"]],
    ["with open(ImportError):\n  import a", ["a"]],
    ["if TYPE_CHECKING:\n  import a\nelse:\n  import b", ["a conditional type", "b"]],
    ["if typing.TYPE_CHECKING:\n  from a import b", ["a conditional type"]],
    ["if not TYPE_CHECKING:\n  import a\nelse:\n  import b", ["a", "b conditional type"]],
    [
      "if sys.version_info >= (3, 11):\n  import a\nelif x:\n  import b\nelse:\n  import c",
      ["a conditional", "b conditional", "c conditional"],
    ],
    ["if sys.platform == 'win32':\n  import a", ["a conditional"]],
    ["if importlib.util.find_spec('a') is not None:\n  import a", ["a conditional"]],
    ["if x:\n  import a", ["a"]],
    [
      "if x:\n  import a\nelif os.name == 'nt':\n  import b\nelse:\n  import c",
      ["a", "b conditional", "c conditional"],
    ],
  ])("%s", (text, expected) => {
    expect(conditional(text)).toEqual(expected);
  });
});

describe("import paths in calls and strings", () => {
  const MOCKS = "from unittest.mock import patch\nfrom unittest import mock\nimport importlib, uvicorn, pytest\n";
  const calls = (text: string): string[] => imports(pythonFacts(MOCKS + text)).slice(5);

  test.each([
    ['importlib.import_module("a.b")', ['dynamicImport "a.b"']],
    ['importlib.import_module("a")', ['dynamicImport "a"']],
    ['importlib.import_module(name="a.b")', ['dynamicImport "a.b"']],
    ['importlib.import_module(".b", __package__)', ['dynamicImport ".b"']],
    ['importlib.import_module(".b", package="a")', ['dynamicImport "a.b"']],
    ['importlib.import_module(".b", pkg)', []],
    ['importlib.import_module(f"a.{b}")', []],
    ['other.import_module("a.b")', []],
    ['from importlib import import_module as im\nim("a.b")', ['import "importlib" import_module as im']],
    ['pytest.importorskip("a.b")', ['dynamicImport "a.b" (conditional)']],
    ['patch("a.b.C")', ['string "a.b.C"']],
    ['patch("a.b.C", create=True)', ['string "a.b.C" (conditional)']],
    ['mock.patch("a.b")', ['string "a.b"']],
    ['def f(mocker): mocker.patch("a.b.C")', ['string "a.b.C" (deferred)']],
    ['self.mocker.patch("a.b.C")', ['string "a.b.C"']],
    ['@patch("a.b.C")\n@mock.patch("a.b.D", new=1)\ndef f(): pass', ['string "a.b.C"', 'string "a.b.D"']],
    ['with patch("a.b.C") as c, patch("a.b.D"): pass', ['string "a.b.C"', 'string "a.b.D"']],
    ['patch.object("a.b", "c")', []],
    ['patch.multiple("a.b", c=1)', ['string "a.b"']],
    ['patch.dict("os.environ", {})', ['string "os.environ"']],
    ['monkeypatch.setattr("a.b.c", 1)', ['string "a.b.c"']],
    ['monkeypatch.setattr("a.b.c", 1, raising=False)', ['string "a.b.c" (conditional)']],
    ['monkeypatch.setattr(a, "b.c", 1)', []],
    ['monkeypatch.delattr("a.b.c")', ['string "a.b.c"']],
    ['patch("plain"); patch("a b.c"); patch("/a.b"); patch(f"a.{b}"); patch("a." + b); patch(b"a.b")', []],
    ['client.patch("a.b"); requests.patch("example.com")', []],
    ['uvicorn.run("a.main:app", reload=True)', ['string "a.main:app"']],
    ['uvicorn.run(app); subprocess.run("a.b")', []],
    [
      'from django.urls import include\nurlpatterns = [path("x/", include("app.urls"))]',
      ['import "django.urls" include as include', 'string "app.urls"'],
    ],
    ['ROOT_URLCONF = "a.urls"', ['string "a.urls"']],
    ['MIDDLEWARE = ["a.b.C", *OTHER, "d.e.F"]', ['string "a.b.C"', 'string "d.e.F"']],
    [
      'INSTALLED_APPS: list = ["django.contrib.admin", "a.apps.A", "plain"]',
      ['string "django.contrib.admin"', 'string "a.apps.A"'],
    ],
    ['OTHER = "a.b"\ndef f():\n  ROOT_URLCONF = "a.urls"', []],
  ])("%s", (text, expected) => {
    expect(calls(text)).toEqual(expected);
  });

  test("the span is what stands between the quotes", () => {
    expect(pythonFacts('patch("a.b.C")').imports[0]!.span).toEqual([1, 8, 1, 13]);
  });
});
