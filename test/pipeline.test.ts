import { describe, expect, test } from "vitest";
import { checkMemory } from "./check-memory.js";

const ROLE =
  'version: 1\nroles:\n  runner:\n    canonical: src/runner.ts#QueryRunner\n    match: { name: "*query*runner*" }\n';
const RUNNER = `export class QueryRunner {
  runQuery() {
    return this.beginWork();
  }
  beginWork() {
    return 1;
  }
  commitWork() {
    return 2;
  }
}
`;

/** What the role `runner` holds: the symbol and class of each definition. */
async function definitions(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { roles } = await checkMemory({ "ssotlint.yaml": ROLE, "src/runner.ts": RUNNER, ...files });
  return roles.flatMap((role) => role.definitions.map((one) => `${one.symbol} ${one.class}`));
}

async function unresolved(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { findings } = await checkMemory(files);
  return findings.filter(({ rule }) => rule === "unresolved-import").map(({ message }) => message);
}

describe("what real code taught about roles", () => {
  test("an interface with the same members and another name has nothing to do with the role", async () => {
    const event = "export interface Events { runQuery(): void; beginWork(): void; commitWork(): void }\n";
    expect(await definitions({ "src/events.ts": event })).toEqual(["src/runner.ts#QueryRunner canonical"]);
  });

  test.each([
    ["a map", "new Map<string, number>()", ""],
    ["an object", "{}", ""],
    ["what a function makes of a list", "made()", "function made() {\n  return [];\n}\n"],
  ])("a class that keeps its things in %s works by itself", async (_, container, before) => {
    const methods = ["runQuery", "beginWork", "commitWork"].map(
      (name) => `  ${name}() { return this.own.${name}(); }\n`,
    );
    const runner = `${before}export class MapQueryRunner {\n  own = ${container};\n${methods.join("")}}\n`;
    expect(await definitions({ "src/map.ts": runner })).toContain("src/map.ts#MapQueryRunner rival");
  });

  test.each(["{}", "[]", "set()", "[x for x in ()]"])(
    "and so does one of Python that keeps them in %s",
    async (container) => {
      const methods = ["run_query", "begin_work", "commit_work"];
      const runner = (name: string, body: (method: string) => string): string =>
        `class ${name}:\n  def __init__(self):\n    self.own = ${container}\n${methods.map((it) => `  def ${it}(self):\n    return ${body(it)}\n`).join("")}`;
      const { roles } = await checkMemory({
        "ssotlint.yaml": ROLE.replace("src/runner.ts", "runner.py"),
        "runner.py": runner("QueryRunner", (method) => `self.${method}_1`),
        "other.py": runner("OwnQueryRunner", (method) => `self.own.${method}()`),
      });
      const found = roles.flatMap((role) => role.definitions.map((one) => `${one.symbol} ${one.class}`));
      expect(found).toContain("other.py#OwnQueryRunner rival");
    },
  );

  test("a type alias that is a second name is a name, not a definition", async () => {
    const alias = 'import { QueryRunner } from "./runner";\nexport type OldQueryRunner = QueryRunner;\n';
    expect(await definitions({ "src/old.ts": alias })).toEqual(["src/runner.ts#QueryRunner canonical"]);
  });

  test("a default export is called by what is exported", async () => {
    const { findings } = await checkMemory({
      "ssotlint.yaml": ROLE.replace("#QueryRunner", "#default"),
      "src/runner.ts": `${RUNNER.replace("export class", "class")}export default QueryRunner;\n`,
      "src/second.ts": RUNNER.replace("QueryRunner", "SecondQueryRunner"),
    });
    expect(findings[0]?.message).toMatch(/beside `QueryRunner`/);
  });
});

describe("what real code taught about unresolved imports", () => {
  test("JSON may be named without its extension, but to Node's own import", async () => {
    const files = { "a/data.json": "{}", "a/read.test.js": 'const data = require("./data");\nexport { data };\n' };
    expect(await unresolved(files)).toEqual([]);
    expect(await unresolved({ ...files, "a/use.ts": 'import data from "./data";\nexport { data };\n' })).toEqual([]);
    const byNode = {
      ...files,
      "package.json": '{ "type": "module" }',
      "tsconfig.json": '{ "compilerOptions": { "module": "node16" } }',
    };
    const asked = { ...byNode, "a/use.ts": 'import data from "./data";\nexport { data };\n' };
    expect(await unresolved(asked)).toEqual(["The module `./data` does not exist."]);
  });

  test("what a declaration file leaves out is there for JavaScript, if the code beside it has it", async () => {
    const declared = {
      "src/box.d.ts": "export function wrap(): void;\n",
      "src/box.jsx": "export function wrap() {}\nexport const shape = {};\n",
    };
    const use = (name: string): string => `import { wrap, ${name} } from "./box";\nexport { wrap, ${name} };\n`;
    expect(await unresolved({ ...declared, "src/use.jsx": use("shape") })).toEqual([]);
    expect(await unresolved({ ...declared, "src/use.jsx": use("gone") })).toEqual([
      "`gone` does not exist in `src/box.d.ts`.",
    ]);
    // The compiler takes the declaration at its word.
    expect(await unresolved({ ...declared, "src/use.ts": use("shape") })).toEqual([
      "`shape` does not exist in `src/box.d.ts`.",
    ]);
  });

  test("what a package declares otherwise than its code has it is there for JavaScript", async () => {
    const workspace = {
      "package.json": '{ "private": true, "workspaces": ["packages/*"] }',
      "packages/theme/index.d.ts": "declare const theme: { colors: string[] };\nexport default theme;\n",
      "packages/app/package.json": '{ "name": "app", "dependencies": { "theme": "*" } }',
    };
    const code = 'module.exports = { colors: ["red"] };\n';
    const required =
      'const theme = require("theme");\nconst { colors } = require("theme");\nmodule.exports = [theme.colors, colors, theme.gone];\n';
    const packages: readonly Readonly<Record<string, string>>[] = [
      {
        "packages/theme/package.json": '{ "name": "theme", "main": "index.cjs", "types": "index.d.ts" }',
        "packages/theme/index.cjs": code,
      },
      {
        "packages/theme/package.json": '{ "name": "theme", "main": "./lib", "typings": "./index" }',
        "packages/theme/lib/index.js": code,
      },
      {
        "packages/theme/package.json":
          '{ "name": "theme", "exports": { ".": { "types": "./index.d.ts", "default": "./lib/all.cjs" } } }',
        "packages/theme/lib/all.cjs": code,
      },
      { "packages/theme/package.json": '{ "name": "theme" }', "packages/theme/index.js": code },
    ];
    for (const files of packages) {
      const all = { ...workspace, ...files };
      expect(await unresolved({ ...all, "packages/app/use.cjs": required })).toEqual([
        "`gone` does not exist in `packages/theme/index.d.ts`.",
      ]);
      const imported = 'import { colors } from "theme";\nexport { colors };\n';
      expect(await unresolved({ ...all, "packages/app/use.ts": imported })).toEqual([
        "`colors` does not exist in `packages/theme/index.d.ts`.",
      ]);
    }
    const other = { "packages/theme/package.json": '{ "name": "theme" }', "packages/theme/other.js": code };
    expect(await unresolved({ ...workspace, ...other, "packages/app/use.cjs": required })).toEqual(
      ["colors", "gone"].map((name) => `\`${name}\` does not exist in \`packages/theme/index.d.ts\`.`),
    );
  });

  test("fixtures need not be whole", async () => {
    const text = 'import { gone } from "./gone";\n';
    const files = [
      "src/__testfixtures__/a.input.ts",
      "test/fixtures/b.ts",
      "pkg/testdata/c.ts",
      "src/fixture-maker.ts",
    ];
    expect(await unresolved(Object.fromEntries(files.map((file) => [file, text])))).toHaveLength(1);
  });

  test("two workspaces may have packages of one name: the importer's own is meant", async () => {
    const workspace = (root: string, name: string): Record<string, string> => ({
      [`${root}package.json`]: '{ "name": "root", "workspaces": ["packages/*"] }',
      [`${root}packages/types/package.json`]: '{ "name": "types", "main": "index.ts" }',
      [`${root}packages/types/index.ts`]: `export interface ${name} {}\n`,
      [`${root}packages/app/package.json`]: '{ "name": "app", "dependencies": { "types": "*" } }',
      [`${root}packages/app/main.ts`]: `import type { ${name} } from "types";\nexport type Own = ${name};\n`,
    });
    expect(await unresolved({ ...workspace("", "Outer"), ...workspace("tools/", "Inner") })).toEqual([]);
  });

  test("where the source of a build output is a guess, nothing is missing in it", async () => {
    const files = {
      "package.json": '{ "name": "root", "workspaces": ["ui", "app"] }',
      "ui/package.json": '{ "name": "ui", "exports": { "./recipes": "./styled-system/recipes/index.js" } }',
      "ui/src/recipes/index.ts": "export const textRecipe = 1;\n",
      "app/package.json": '{ "name": "app", "dependencies": { "ui": "*" } }',
      "app/main.ts": 'import { text } from "ui/recipes";\nexport const own = text;\n',
    };
    expect(await unresolved(files)).toEqual([]);
  });

  test("a configuration that extends a generated one says nothing certain about relative imports", async () => {
    const files = {
      ".gitignore": ".svelte-kit/\n",
      "tsconfig.json": '{ "extends": "./.svelte-kit/tsconfig.json" }',
      "src/page.ts": 'import type { PageLoad } from "./$types";\nexport type Load = PageLoad;\n',
    };
    expect(await unresolved(files)).toEqual([]);
  });

  test("a generated folder may be laid over the sources by rootDirs", async () => {
    const files = {
      ".gitignore": ".react-router/\n",
      "tsconfig.json": '{ "compilerOptions": { "rootDirs": [".", "./.react-router/types"] } }',
      "app/route.ts": 'import type { Route } from "./+types/route";\nexport type Own = Route;\n',
    };
    expect(await unresolved(files)).toEqual([]);
  });

  test("module.exports in a file with imports is still what a bundler gives to importers", async () => {
    const files = {
      "base.config.js": "module.exports = { theme: {} };\n",
      "config.js": 'import base from "./base.config";\nmodule.exports = { ...base };\n',
      "main.js": 'import config from "./config";\nexport default config;\n',
    };
    expect(await unresolved(files)).toEqual([]);
  });

  test("a module that the same package declares as ambient is not looked for in files", async () => {
    const files = {
      "tsconfig.json": '{ "compilerOptions": { "baseUrl": ".", "paths": { "@own/center": ["./src/noop.d.ts"] } } }',
      "src/noop.d.ts": "declare module '@own/center' {\n  export const colors: string;\n}\n",
      "src/main.ts": 'import { colors } from "@own/center";\nexport const own = colors;\n',
    };
    expect(await unresolved(files)).toEqual([]);
  });
});
