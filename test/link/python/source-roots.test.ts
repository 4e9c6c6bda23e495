import { describe, expect, test } from "vitest";
import { importsIn, linked, type LinkOptions } from "../link-memory.js";

type Files = Readonly<Record<string, string>>;

async function meant(file: string, text: string, files: Files, options?: LinkOptions): Promise<string | undefined> {
  return importsIn(await linked({ ...files, [file]: text }, options), file)[0];
}

/** A package `pkg` in a folder that nothing but configuration makes a source root, seen from a folder beside it. */
const ELSEWHERE: Files = { "code/lib/pkg/__init__.py": "", "code/lib/pkg/mod.py": "" };

describe("source roots by configuration", () => {
  test.each<[string, Files]>([
    ["setuptools, package-dir", { "code/pyproject.toml": '[tool.setuptools]\npackage-dir = { "" = "lib" }\n' }],
    ["setuptools, where", { "code/pyproject.toml": '[tool.setuptools.packages.find]\nwhere = ["lib"]\n' }],
    ["Poetry", { "code/pyproject.toml": '[tool.poetry]\npackages = [{ include = "pkg", from = "lib" }]\n' }],
    ["Hatch, sources", { "code/pyproject.toml": '[tool.hatch.build.targets.wheel]\nsources = ["lib"]\n' }],
    ["Hatch, packages", { "code/pyproject.toml": '[tool.hatch.build.targets.wheel]\npackages = ["lib/pkg"]\n' }],
    ["PDM", { "code/pyproject.toml": '[tool.pdm.build]\npackage-dir = "lib"\n' }],
    ["Maturin", { "code/pyproject.toml": '[tool.maturin]\npython-source = "lib"\n' }],
    ["pytest", { "code/pyproject.toml": '[tool.pytest.ini_options]\npythonpath = ["lib"]\n' }],
    ["pytest.ini", { "code/pytest.ini": "[pytest]\npythonpath = lib other\n" }],
    ["mypy", { "code/pyproject.toml": '[tool.mypy]\nmypy_path = "lib:other"\n' }],
    ["setup.cfg", { "code/setup.cfg": "[options]\npackage_dir =\n    =lib\n" }],
    ["setup.cfg, where", { "code/setup.cfg": "[options.packages.find]\nwhere = lib\n" }],
    ["setup.py", { "code/setup.py": 'setup(package_dir={"": "lib"}, packages=find_packages("lib"))\n' }],
    ["its own folder", { "code/lib/pyproject.toml": "" }],
    ["manage.py", { "code/lib/manage.py": "" }],
  ])("%s", async (_name, config) => {
    expect(await meant("tests/x.py", "import pkg.mod", { ...ELSEWHERE, ...config })).toBe(
      "*: module code/lib/pkg/mod.py",
    );
    expect(await meant("tests/x.py", "import pkg.gone", { ...ELSEWHERE, ...config })).toBe(
      "*: missing module pkg.gone, at tests/x.py:1:8",
    );
  });

  test("a src folder beside a configuration", async () => {
    const files = { "pyproject.toml": "", "src/pkg/__init__.py": "class A: ...\n" };
    expect(await meant("tests/x.py", "from pkg import A", files)).toBe("A: src/pkg/__init__.py#A");
  });

  test("without any, what nothing shows to be a root is none", async () => {
    expect(await meant("tests/x.py", "import pkg.mod", ELSEWHERE)).toBe("*: external pkg.mod");
  });

  test("a program that tests run is only a guess from elsewhere, and proves nothing", async () => {
    const files = { "tests/run/prog/setup.py": "setup()", "tests/run/prog/digits.py": "one = 1\n" };
    const text = "import digits\nfrom digits import one, two\ndigits.two, digits.one";
    expect(importsIn(await linked({ ...files, "app/x.py": text }), "app/x.py")).toEqual([
      "*: module tests/run/prog/digits.py",
      "one: tests/run/prog/digits.py#one",
      "two: external digits.two",
      "one: tests/run/prog/digits.py#one",
    ]);
    expect(await meant("tests/run/prog/x.py", "from digits import two", files)).toBe(
      "two: missing name two of tests/run/prog/digits.py, at tests/run/prog/x.py:1:20",
    );
  });

  test("the manifest's roots, and no others", async () => {
    const files = { ...ELSEWHERE, "code/pyproject.toml": "", "code/top.py": "" };
    const options = { pythonRoots: ["./code/*/"] };
    expect(await meant("x.py", "import pkg.mod", files, options)).toBe("*: module code/lib/pkg/mod.py");
    expect(await meant("x.py", "import top", files, options)).toBe("*: external top");
    expect(await meant("x.py", "import code.top", files, { pythonRoots: ["."] })).toBe("*: external code.top");
  });

  test("a configuration that cannot be read is a problem, and no more", async () => {
    const files = { "pyproject.toml": "[tool", "pkg/__init__.py": "" };
    expect(await meant("x.py", "import pkg", files)).toBe("*: module pkg/__init__.py");
  });
});

describe("source roots by what is imported", () => {
  test("the folder of a script", async () => {
    expect(await meant("tools/run.py", "import helper", { "tools/helper.py": "" })).toBe("*: module tools/helper.py");
  });

  test("a folder above", async () => {
    const files = { "back/app/__init__.py": "", "back/app/db.py": "", "back/app/api/__init__.py": "" };
    expect(await meant("back/app/api/x.py", "import app.db", files)).toBe("*: module back/app/db.py");
    expect(await meant("back/app/api/x.py", "import app.gone\nimport app.db", files)).toBe(
      "*: unknown unplacedSpecifier",
    );
  });

  test("a package is sure of itself when its own files find more in it than they miss", async () => {
    const files = {
      "back/app/__init__.py": "",
      "back/app/db.py": "class Db: ...\n",
      "back/app/api/__init__.py": "",
      "back/app/api/y.py": "import app.db, app.api\n",
    };
    expect(await meant("back/app/api/x.py", "from app.db import Gone", files)).toBe(
      "Gone: missing name Gone of back/app/db.py, at back/app/api/x.py:1:20",
    );
    expect(await meant("back/app/api/x.py", "import app.gone", files)).toBe(
      "*: missing module app.gone, at back/app/api/x.py:1:8",
    );
  });

  test.each<[string, string, Files]>([
    ["its folder has the name of a library, and little of it", "import app.gone, app.errors, app.db", {}],
    ["the importer lies outside", "", { "back/tools/run.py": "from app.db import Gone" }],
    ["the chain is broken", "", { "back/app/tools/x.py": "from app.db import Gone" }],
    ["another folder above has the name", "import app.db", { "app/__init__.py": "" }],
    [
      "another root has the name",
      "import app.db",
      { "other/run.py": "import app.x", "other/app/x.py": "", "other/app/__init__.py": "" },
    ],
    ["the project requires it", "import app.db", { "requirements.txt": "app\n" }],
  ])("but not where %s", async (_, text, more) => {
    const files = {
      "back/app/__init__.py": "",
      "back/app/db.py": "class Db: ...\n",
      "back/app/api/__init__.py": "",
      "back/app/api/y.py": `${text}\n`,
      ...more,
    };
    const importer = Object.keys(more).find((path) => more[path]?.includes("Gone")) ?? "back/app/api/x.py";
    const found = importsIn(await linked({ ...files, [importer]: "from app.db import Gone" }), importer)[0];
    expect(found).not.toContain("missing");
  });

  test("what one importer shows, holds for others", async () => {
    const files = { "back/app/__init__.py": "", "back/app/db.py": "", "back/run.py": "import app.db" };
    expect(await meant("scripts/x.py", "import app.db", files)).toBe("*: module back/app/db.py");
  });

  test("no folder that is a package", async () => {
    const files = { "pkg/__init__.py": "", "pkg/redis.py": "" };
    expect(await meant("pkg/x.py", "import redis", files)).toBe("*: external redis");
  });

  test("nor one that is imported as a package", async () => {
    const files = { "app/redis.py": "", "main.py": "from app import cache" };
    expect(await meant("app/cache.py", "import redis", files)).toBe("*: external redis");
    expect(await meant("app/cache.py", "import redis", { ...files, "main.py": "import app.cache" })).toBe(
      "*: external redis",
    );
  });

  test("nothing that the project requires", async () => {
    const requirements: readonly Files[] = [
      { "requirements.txt": "# clients\nRedis[hiredis]>=4\n" },
      { "pyproject.toml": '[project]\ndependencies = ["redis>4"]\n' },
      { "pyproject.toml": '[tool.poetry.dependencies]\nredis = "^4"\n' },
      { "pyproject.toml": '[dependency-groups]\ntest = ["redis"]\n' },
      { "setup.cfg": "[options]\ninstall_requires =\n    redis>4\n" },
      { "setup.py": "setup(install_requires=['redis>=4'])" },
      { "requirements/extras/redis.txt": "redis==4\n" },
      { Pipfile: '[packages]\nredis = "*"\n' },
    ];
    for (const config of requirements) {
      expect(await meant("app/cache.py", "import redis", { "app/redis.py": "", ...config })).toBe("*: external redis");
    }
  });
});

describe("one name in several roots", () => {
  const SERVICES: Files = {
    "a/pyproject.toml": "",
    "a/app/__init__.py": "",
    "a/app/db.py": "class Db: ...\n",
    "b/pyproject.toml": "",
    "b/app/__init__.py": "",
    "b/app/db.py": "class Db: ...\n",
    "b/app/only.py": "",
  };

  test.each([
    ["a/app/x.py", "from app.db import Db", "Db: a/app/db.py#Db"],
    ["b/tests/x.py", "from app.db import Db", "Db: b/app/db.py#Db"],
    ["a/app/x.py", "import app.only", "*: missing module app.only, at a/app/x.py:1:8"],
    ["tools/x.py", "import app.only", "*: module b/app/only.py"],
    ["tools/x.py", "from app.db import Db", "Db: unknown unplacedSpecifier"],
    ["tools/x.py", "import app.gone", "*: missing module app.gone, at tools/x.py:1:8"],
  ])("%s: %s", async (file, text, expected) => {
    expect(await meant(file, text, SERVICES)).toBe(expected);
  });
});

describe("namespace packages", () => {
  test("their parts may lie in several roots", async () => {
    const files = {
      "one/setup.py": "setup()",
      "one/ns/a.py": "class A: ...\n",
      "two/setup.py": "setup()",
      "two/ns/b.py": "class B: ...\n",
    };
    expect(await meant("x.py", "from ns.a import A", files)).toBe("A: one/ns/a.py#A");
    expect(await meant("x.py", "from ns.b import B", files)).toBe("B: two/ns/b.py#B");
    expect(await meant("one/ns/x.py", "from ns import b", files)).toBe("b: module two/ns/b.py");
  });

  test("a folder of the name of a library is not that library", async () => {
    const files = { "docker/build.py": "" };
    expect(await meant("x.py", "from docker import from_env", files)).toBe("from_env: external docker.from_env");
    expect(await meant("x.py", "import docker", files)).toBe("*: external docker");
    expect(await meant("x.py", "import docker.types", files)).toBe("*: external docker.types");
  });

  test("in a folder from which modules are imported, what is not there is missing", async () => {
    const files = { "tests/helpers.py": "", "tests/a.py": "import tests.helpers" };
    expect(await meant("tests/x.py", "import tests.gone", files)).toBe(
      "*: missing module tests.gone, at tests/x.py:1:8",
    );
    expect(await meant("tests/x.py", "from tests import gone", files)).toBe(
      "gone: missing name gone of tests/, at tests/x.py:1:19",
    );
  });

  test("unless others fill the same namespace", async () => {
    const files = { "google/own.py": "", "a.py": "import google.own" };
    expect(await meant("x.py", "from google import auth", files)).toBe("auth: external google.auth");
    const required = { "acme/own.py": "", "a.py": "import acme.own", "requirements.txt": "acme-auth==1\n" };
    expect(await meant("x.py", "from acme import auth", required)).toBe("auth: external acme.auth");
  });

  test("a package with a file comes before a folder, wherever it is", async () => {
    const files = { "tests/app/x.py": "", "app/__init__.py": "", "app/models.py": "" };
    expect(await meant("tests/app/y.py", "import app.models", files)).toBe("*: module app/models.py");
    expect(await meant("tests/app/y.py", "import app", files)).toBe("*: module app/__init__.py");
  });

  test("through a link", async () => {
    const files = { "shared/code/mod.py": "" };
    expect(await meant("x.py", "import linked.mod", files, { symlinks: { linked: "shared/code" } })).toBe(
      "*: module shared/code/mod.py",
    );
  });
});
