import { describe, expect, test } from "vitest";
import { proposedFor, titlesFor } from "./proposed.js";

/** Files that each import a name from a module, in Python. */
function importers(count: number, folder: string, line: string): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, at) => [`shop/${folder}/m${at}.py`, `${line}\n`]));
}

const STORE = { "shop/__init__.py": "", "shop/core/store.py": "class Store:\n    def put(self): return 1\n" };

describe("import paths", () => {
  test("what nearly all import from one module, and some from one that only passes it on", async () => {
    const { proposals } = await proposedFor({
      ...STORE,
      "shop/core/compat.py": "from shop.core.store import Store\n",
      "shop/core/other.py": "from shop.core.store import Store\n",
      ...importers(12, "a", "from shop.core.store import Store"),
      ...importers(1, "b", "from shop.core.compat import Store"),
      ...importers(1, "c", "from shop.core.other import Store"),
    });
    expect(proposals).toMatchObject([
      {
        certainty: "sure",
        content: {
          section: "imports",
          contract: {
            symbol: "shop/core/store.py#Store",
            from: "shop/core/store.py",
            deprecated: ["shop/core/compat.py"],
            perhapsDeprecated: ["shop/core/other.py"],
          },
        },
      },
    ]);
  });

  test("what a module of Python imports for itself is no place to import from", async () => {
    const { proposals } = await proposedFor({
      ...STORE,
      "shop/user.py": "from shop.core.store import Store\n\ndef use():\n    return Store()\n",
      ...importers(9, "a", "from shop.core.store import Store"),
      ...importers(1, "b", "from shop.user import Store"),
    });
    expect(proposals.map(({ reasons }) => reasons)).toEqual([
      ["10 files of 11 import it from there.", "1 file imports it from shop/user.py, which imports it for itself."],
    ]);
  });

  test("two habits are no rule, and neither is a package's own front door", async () => {
    expect(
      await titlesFor({
        ...STORE,
        "shop/user.py": "from shop.core.store import Store\n\ndef use():\n    return Store()\n",
        ...importers(5, "a", "from shop.core.store import Store"),
        ...importers(5, "b", "from shop.user import Store"),
      }),
    ).toEqual([]);
    expect(
      await titlesFor({
        ...STORE,
        "shop/core/__init__.py": "from .store import Store\n",
        ...importers(9, "core", "from shop.core.store import Store"),
        ...importers(9, "b", "from shop.core import Store"),
      }),
    ).toEqual([]);
  });
});

describe("access", () => {
  const READS = "import os\nA = os.environ['A']\nB = os.getenv('B')\nC = os.environ.get('C')\nD = os.environ['D']\n";

  test("the module that is called for it and has most reads", async () => {
    expect(
      await titlesFor({
        "shop/settings.py": READS,
        "shop/a.py": "import os\nA = os.environ['A']\n",
        "scripts/run.py": "import os\nA = os.environ['A']\n",
      }),
    ).toEqual(["shop/settings.py owns os.environ and os.getenv", "**/scripts/** may read the environment themselves"]);
  });

  test("the module that is called for it, takes the environment as a whole, and that many import", async () => {
    const users = Array.from({ length: 10 }, (_, at) => [
      `src/user-${at}.ts`,
      'import { config } from "./configuration.service.js";\nexport const mode = [config, process.env.MODE];\n',
    ]);
    expect(
      await titlesFor({
        "src/configuration.service.ts":
          'import { cleanEnv } from "envalid";\nexport const config = cleanEnv(process.env, {});\n',
        ...Object.fromEntries(users),
      }),
    ).toEqual(["src/configuration.service.ts owns process.env"]);
  });

  test("a folder of configuration owns it as a whole", async () => {
    expect(
      await titlesFor({
        "src/config/a.ts": "export const a = [process.env.A, process.env.B];\n",
        "src/config/b.ts": "export const b = [process.env.C, process.env.D, process.env.E];\n",
      }),
    ).toEqual(["src/config owns process.env"]);
  });

  test.each<readonly [string, Record<string, string>]>([
    ["where all read it", { "a.py": READS, "b.py": READS, "c.py": READS }],
    ["where few do", { "settings.py": "import os\nA = os.environ['A']\n" }],
    ["where nobody imports the one that does", { "job.py": READS + READS }],
  ])("nobody owns it %s", async (_where, files) => {
    expect(await titlesFor(files)).toEqual([]);
  });

  test("packages that do not import the owner are left out", async () => {
    expect(
      await titlesFor({
        "packages/a/package.json": '{ "name": "a" }',
        "packages/b/package.json": '{ "name": "b" }',
        "packages/a/env.ts": "export const a = [process.env.A, process.env.B, process.env.C];\n",
        "packages/b/x.ts": "export const a = [process.env.A, process.env.B];\n",
        "packages/b/y.ts": "export const a = [process.env.A, process.env.B];\n",
      }),
    ).toEqual(["packages/a/env.ts owns process.env"]);
  });
});

describe("routes", () => {
  const app = (first: string, second: string): Record<string, string> => ({
    "package.json": '{ "dependencies": { "express": "^4.0.0" } }',
    "src/app.ts": `import express from "express";\nimport { one } from "./one.js";\nimport { two } from "./two.js";\nconst app = express();\napp.use("/api", one);\napp.use("/api", two);\n`,
    "src/one.ts": `import { Router } from "express";\nexport const one = Router();\none.get("${first}", (req, res) => { res.end(); });\n`,
    "src/two.ts": `import { Router } from "express";\nexport const two = Router();\ntwo.get("${second}", (req, res) => { res.end(); });\n`,
  });

  test("of two modules that register a route, the one that answers owns it", async () => {
    expect(await titlesFor(app("/users", "/users"))).toEqual(["src/one.ts owns GET /api/users"]);
    expect(await titlesFor(app("/users", "/orders"))).toEqual([]);
  });
});

describe("tests", () => {
  const TEST = "import { test } from 'vitest';\ntest('a', () => {});\n";

  test.each<readonly [string, Record<string, string>, readonly string[]]>([
    [
      "a folder",
      { "a/test-kit/one.ts": TEST, "b/test-kit/two.ts": TEST, "b/test-kit/help.ts": "export const a = 1;\n" },
      ["**/test-kit/**"],
    ],
    ["an ending", { "a/OneTest.ts": TEST, "b/TwoTest.ts": TEST }, ["**/*Test.ts"]],
    ["the file of an app", { "a/tests.py": "import unittest\n", "b/tests.py": "import unittest\n" }, ["**/tests.py"]],
    ["one file alone", { "a/OneTest.ts": TEST }, []],
    ["a name that says nothing", { "a/one.ts": TEST, "b/two.ts": TEST }, []],
    [
      "a folder of other things",
      {
        "spec-kit/one.ts": TEST,
        "spec-kit/two.ts": "export {};\n",
        ...Object.fromEntries([1, 2, 3, 4].map((n) => [`spec-kit/n${n}.ts`, "export {};\n"])),
      },
      [],
    ],
    ["what is known already", { "tests/one.ts": TEST, "tests/two.ts": TEST }, []],
  ])("%s", async (_what, files, globs) => {
    const { proposals } = await proposedFor(files);
    expect(proposals.flatMap(({ content }) => (content.section === "tests" ? content.globs : []))).toEqual(globs);
  });
});

test("the best of each section, and how many are left", async () => {
  const files: Record<string, string> = { "shop/__init__.py": "" };
  for (const name of ["alpha", "beta", "gamma"]) {
    files[`shop/${name}.py`] = `class ${name}:\n    def put(self): return 1\n`;
    files[`shop/use_${name}.py`] = `from shop.${name} import ${name}\n\ndef use():\n    return ${name}()\n`;
    files[`shop/late_${name}.py`] = `from shop.use_${name} import ${name}\n`;
    for (const at of [1, 2, 3, 4, 5, 6, 7]) files[`shop/deep/${name}${at}.py`] = `from shop.${name} import ${name}\n`;
  }
  const { proposals, leftOut } = await proposedFor(files, 2);
  expect(proposals).toHaveLength(2);
  expect([...leftOut]).toEqual([["imports", 1]]);
});
