import { describe, expect, test } from "vitest";
import { importsIn, linked, type LinkOptions } from "./link-memory.js";

/** What `import x from "<specifier>"` in `src/main.ts` means. */
async function meaningOf(
  specifier: string,
  files: Readonly<Record<string, string>> = {},
  options: LinkOptions = {},
): Promise<string> {
  const graph = await linked({ "src/main.ts": `import * as x from "${specifier}";\n`, ...files }, options);
  return importsIn(graph, "src/main.ts")[0]?.slice("*: ".length) ?? "no row";
}

const TS = "export const a = 1;\n";

describe("relative specifiers", () => {
  test.each([
    ["./a", { "src/a.ts": TS }, "module src/a.ts"],
    ["./a", { "src/a.tsx": TS }, "module src/a.tsx"],
    ["./a", { "src/a.d.ts": TS }, "module src/a.d.ts"],
    ["./a", { "src/a.js": TS }, "module src/a.js"],
    ["./a", { "src/a.ts": TS, "src/a.js": TS, "src/a/index.ts": TS }, "module src/a.ts"],
    ["./a", { "src/a/index.ts": TS }, "module src/a/index.ts"],
    ["./a/", { "src/a.ts": TS, "src/a/index.ts": TS }, "module src/a/index.ts"],
    ["./a.js", { "src/a.ts": TS }, "module src/a.ts"],
    ["./a.jsx", { "src/a.tsx": TS }, "module src/a.tsx"],
    ["./a.mjs", { "src/a.mts": TS }, "module src/a.mts"],
    ["./a.cjs", { "src/a.cts": TS }, "module src/a.cts"],
    ["./a.ts", { "src/a.ts": TS }, "module src/a.ts"],
    ["./a.b", { "src/a.b.ts": TS }, "module src/a.b.ts"],
    ["..", { "index.ts": TS }, "module index.ts"],
    [".", { "src/index.ts": TS }, "module src/index.ts"],
    ["./a", { "src/a/package.json": '{ "main": "./b.js" }', "src/a/b.ts": TS }, "module src/a/b.ts"],
    ["./a", { "src/a/package.json": "{ not json", "src/a/index.ts": TS }, "module src/a/index.ts"],
  ])("%j beside %j", async (specifier, files, expected) => {
    expect(await meaningOf(specifier, files)).toBe(expected);
  });

  test.each([
    ["./style.css", { "src/style.css": "" }, "module src/style.css"],
    ["./data.json", { "src/data.json": "{}" }, "module src/data.json"],
    ["./icon.svg?raw", { "src/icon.svg": "" }, "module src/icon.svg"],
    ["./a.ts?worker", { "src/a.ts": TS }, "module src/a.ts"],
    ["./a?worker&inline", { "src/a.ts": TS }, "module src/a.ts"],
    [
      "@/a?worker",
      { "src/a.ts": TS, "tsconfig.json": '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }' },
      "module src/a.ts",
    ],
    ["./gone?raw", {}, "missing module ./gone?raw, at src/main.ts:1:21"],
  ])("an existing file that is not code is an asset: %j", async (specifier, files, expected) => {
    expect(await meaningOf(specifier, files)).toBe(expected);
  });

  test.each([
    ["./a", "missing module ./a, at src/main.ts:1:21"],
    ["../../elsewhere", "unknown outsideRoot"],
    ["./generated/client", "unknown ignoredTarget"],
    ["../dist/main.js", "unknown ignoredTarget"],
  ])("what is not there: %j", async (specifier, expected) => {
    expect(await meaningOf(specifier, { ".gitignore": "dist\ngenerated/\n" })).toBe(expected);
  });
});

describe("bare specifiers", () => {
  const declared = {
    "package.json": '{ "dependencies": { "ws": "1" }, "devDependencies": { "@types/old__lib": "1" } }',
  };

  test.each([
    ["fs", "external fs"],
    ["node:fs/promises", "external fs/promises"],
    ["ws", "external ws"],
    ["ws/deep/path", "external ws/deep/path"],
    ["@old/lib", "external @old/lib"],
    ["https://example.com/a.js", "external https://example.com/a.js"],
    ["nobody-declares-it", "unknown unplacedSpecifier"],
    ["virtual:thing", "unknown unplacedSpecifier"],
    ["@/a", "unknown unplacedSpecifier"],
    ["/absolute/a.js", "unknown unplacedSpecifier"],
    ["#private", "unknown unplacedSpecifier"],
  ])("%j", async (specifier, expected) => {
    expect(await meaningOf(specifier, declared)).toBe(expected);
  });

  test("what an ambient declaration covers is external, by name or by pattern", async () => {
    const files = { "src/types.d.ts": 'declare module "legacy";\ndeclare module "*.glsl";\n' };
    expect(await meaningOf("legacy", files)).toBe("external legacy");
    expect(await meaningOf("./a.glsl", files)).toBe("external ./a.glsl");
    expect(await meaningOf("./a.other", files)).toBe("missing module ./a.other, at src/main.ts:1:21");
  });

  test("a declaration of everything is for the program that it is part of", async () => {
    const anything = { "web/types.d.ts": 'declare module "*";\n' };
    const own = { ...anything, "tsconfig.json": "{}" };
    const others = { ...anything, "web/tsconfig.json": "{}", "src/tsconfig.json": "{}" };
    expect(await meaningOf("./gone", own)).toBe("external ./gone");
    expect(await meaningOf("./gone", anything)).toBe("external ./gone");
    expect(await meaningOf("./gone", others)).toBe("missing module ./gone, at src/main.ts:1:21");
  });

  test("the manifest's aliases come first", async () => {
    const files = { "src/a.ts": TS, "tsconfig.json": '{ "compilerOptions": { "paths": { "@/*": ["./other/*"] } } }' };
    const aliases = [{ pattern: "@/*", targets: ["./src/*"] }];
    expect(await meaningOf("@/a", files, { aliases })).toBe("module src/a.ts");
    expect(await meaningOf("@/b", files, { aliases })).toBe("missing module @/b, at src/main.ts:1:21");
  });
});

describe("configurations", () => {
  const config = (options: object, more: object = {}): string => JSON.stringify({ compilerOptions: options, ...more });

  test.each([
    ["@/a", config({ paths: { "@/*": ["./src/*"] } }), "module src/a.ts"],
    ["@/gone", config({ paths: { "@/*": ["./src/*"] } }), "missing module @/gone, at src/main.ts:1:21"],
    ["a", config({ baseUrl: "src" }), "module src/a.ts"],
    ["gone", config({ baseUrl: "src" }), "unknown unplacedSpecifier"],
    ["src/gone", config({ baseUrl: "." }), "missing module src/gone, at src/main.ts:1:21"],
    ["lib/gone", config({ baseUrl: "." }), "unknown unplacedSpecifier"],
    ["@x/api/gone", config({ paths: { "@x/api/*": ["./src/*"] } }), "missing module @x/api/gone, at src/main.ts:1:21"],
    ["app/gone", config({ paths: { "app/*": ["src/*"] } }), "missing module app/gone, at src/main.ts:1:21"],
    ["#app/gone", config({ paths: { "#app/*": ["src/*"] } }), "missing module #app/gone, at src/main.ts:1:21"],
    // A package that nobody declared, of a scope; and a folder that is not there, which may be generated.
    ["@x/gone", config({ paths: { "@x/*": ["./src/*"] } }), "unknown unplacedSpecifier"],
    ["app/gone", config({ paths: { "app/*": ["made/*"] } }), "unknown unplacedSpecifier"],
    ["anything", config({ paths: { "*": ["./types/*"] } }), "unknown unplacedSpecifier"],
    ["x/a", config({ baseUrl: "..", paths: { "x/*": ["x/*"] } }), "unknown outsideRoot"],
    ["./a", '{ /* comments */ "compilerOptions": { }, }', "module src/a.ts"],
    ["./a", "not json at all", "module src/a.ts"],
    ["@/a", config({}, { extends: "./tsconfig.json" }), "unknown unplacedSpecifier"],
  ])("%j under %s", async (specifier, tsconfig, expected) => {
    expect(await meaningOf(specifier, { "src/a.ts": TS, "tsconfig.json": tsconfig })).toBe(expected);
  });

  test("an ES module of Node writes its extensions", async () => {
    const files = { "src/a.ts": TS, "tsconfig.json": config({ module: "nodenext" }) };
    expect(await meaningOf("./a", files)).toBe("module src/a.ts");
    const asModule = { ...files, "package.json": '{ "type": "module" }' };
    expect(await meaningOf("./a", asModule)).toBe("missing module ./a, at src/main.ts:1:21");
    expect(await meaningOf("./a.js", asModule)).toBe("module src/a.ts");
  });

  test("a file that the compiler leaves out is run by something that looks for extensions", async () => {
    const options = { exclude: ["src/main.ts"] };
    const files = { "src/a.ts": TS, "tsconfig.json": config({ module: "nodenext" }, options) };
    expect(await meaningOf("./a", { ...files, "package.json": '{ "type": "module" }' })).toBe("module src/a.ts");
  });

  test("a test that its package excludes has the package's aliases, whatever includes it further up", async () => {
    const files = {
      "jsconfig.json": config({ paths: { "~/*": ["./elsewhere/*"] } }),
      "src/tsconfig.json": config({ paths: { "~/*": ["./*"] } }, { exclude: ["main.ts"] }),
      "src/a.ts": TS,
      "elsewhere/b.ts": TS,
    };
    expect(await meaningOf("~/a", files)).toBe("module src/a.ts");
    expect(await meaningOf("~/b", files)).toBe("module elsewhere/b.ts");
    expect(await meaningOf("~/c", files)).toMatch(/^missing module ~\/c, /);
  });

  test("references decide by the files that they include", async () => {
    const files = {
      "tsconfig.json": '{ "files": [], "references": [{ "path": "./tsconfig.app.json" }] }',
      "tsconfig.app.json": config({ paths: { "@/*": ["./src/*"] } }, { include: ["src"] }),
      "src/a.ts": TS,
    };
    expect(await meaningOf("@/a", files)).toBe("module src/a.ts");
  });
});

describe("workspace packages", () => {
  const root = { "package.json": '{ "workspaces": ["packages/*"] }' };
  const core = (fields: object): Record<string, string> => ({
    ...root,
    "packages/core/package.json": JSON.stringify({ name: "@acme/core", ...fields }),
    "packages/core/src/index.ts": TS,
    "packages/core/src/sub/index.ts": TS,
  });

  test.each([
    ["@acme/core", { exports: "./src/index.ts" }, "module packages/core/src/index.ts"],
    ["@acme/core", { main: "src" }, "module packages/core/src/index.ts"],
    ["@acme/core", {}, "module packages/core/src/index.ts"],
    ["@acme/core", { exports: { ".": { types: "./dist/index.d.ts" } } }, "module packages/core/src/index.ts"],
    ["@acme/core", { main: "./build/modern/index.cjs" }, "module packages/core/src/index.ts"],
    ["@acme/core", { exports: { ".": "./fesm2022/acme-core.mjs" } }, "module packages/core/src/index.ts"],
    ["@acme/core", { exports: { ".": { "@acme/source": "./src/index.ts" } } }, "module packages/core/src/index.ts"],
    ["@acme/core/sub", { exports: { "./*": "./dist/*/index.js" } }, "module packages/core/src/sub/index.ts"],
    ["@acme/core/sub", {}, "module packages/core/src/sub/index.ts"],
    ["@acme/core/dist/sub", {}, "module packages/core/src/sub/index.ts"],
    ["@acme/core/src/sub", {}, "module packages/core/src/sub/index.ts"],
    ["@acme/core/hidden", { exports: { ".": "./src/index.ts" } }, "unknown unplacedSpecifier"],
    ["@acme/core/sub", { exports: { "./sub": null } }, "unknown unplacedSpecifier"],
  ])("%j with %j", async (specifier, fields, expected) => {
    expect(await meaningOf(specifier, core(fields))).toBe(expected);
  });

  test("pnpm's list counts, with what it leaves out", async () => {
    const files = {
      ...core({}),
      "package.json": "{}",
      "pnpm-workspace.yaml": "packages:\n  - 'packages/*'\n  - '!packages/core'\n",
    };
    expect(await meaningOf("@acme/core", files)).toBe("unknown unplacedSpecifier");
  });

  test("a package may mean itself", async () => {
    const own = { "package.json": '{ "name": "own", "exports": { "./a": "./src/a.ts" } }', "src/a.ts": TS };
    expect(await meaningOf("own/a", own)).toBe("module src/a.ts");
    expect(await meaningOf("own/b", own)).toBe("unknown unplacedSpecifier");
  });

  test("a package beside the workspace that asks for a version gets what was published", async () => {
    const files = (range: string): Record<string, string> => ({
      ...core({ exports: "./src/index.ts" }),
      "src/package.json": JSON.stringify({ name: "example", dependencies: { "@acme/core": range } }),
    });
    expect(await meaningOf("@acme/core", files("latest"))).toBe("external @acme/core");
    expect(await meaningOf("@acme/core", files("file:../packages/core"))).toBe("module packages/core/src/index.ts");
    const root = '{ "workspaces": ["packages/*", "src"] }';
    const asMember = { ...files("^1.0.0"), "package.json": root };
    expect(await meaningOf("@acme/core", asMember)).toBe("module packages/core/src/index.ts");
  });

  test("the package around another one is asked for by name only where it is linked", async () => {
    const files = (range: string): Record<string, string> => ({
      "package.json": '{ "name": "outer", "exports": "./index.ts" }',
      "index.ts": TS,
      "src/package.json": JSON.stringify({ name: "inner", dependencies: { outer: range } }),
    });
    expect(await meaningOf("outer", files("file:.."))).toBe("module index.ts");
    expect(await meaningOf("outer", files("workspace:*"))).toBe("module index.ts");
    expect(await meaningOf("outer", files("^1.0.0"))).toBe("external outer");
    expect(await meaningOf("other", files("^1.0.0"))).toBe("unknown unplacedSpecifier");
  });

  test("imports of a package lead to its files and to others'", async () => {
    const own = {
      "package.json": '{ "imports": { "#a": "./src/a.ts", "#out/*": "./dist/*.js", "#fs": "fs" } }',
      "src/a.ts": TS,
    };
    expect(await meaningOf("#a", own)).toBe("module src/a.ts");
    expect(await meaningOf("#out/a", own)).toBe("module src/a.ts");
    expect(await meaningOf("#fs", own)).toBe("external fs");
    expect(await meaningOf("#gone", own)).toBe("unknown unplacedSpecifier");
  });

  test("import and require may get different files", async () => {
    const files = {
      ...core({ exports: { import: "./a.mjs", require: "./a.cjs" } }),
      "packages/core/a.mjs": TS,
      "packages/core/a.cjs": "exports.a = 1;\n",
      "src/old.cjs": 'const { a } = require("@acme/core");\n',
    };
    expect(await meaningOf("@acme/core", files)).toBe("module packages/core/a.mjs");
    expect(importsIn(await linked(files), "src/old.cjs")).toEqual(["a: packages/core/a.cjs#a"]);
  });
});

describe("symbolic links in the tree", () => {
  test("a linked file and a linked folder are what they lead to", async () => {
    const files = { "lib/a.ts": TS };
    const symlinks = { "src/linked": "../lib", "src/a.ts": "../lib/a.ts" };
    expect(await meaningOf("./linked/a", files, { symlinks })).toBe("module lib/a.ts");
    expect(await meaningOf("./a", files, { symlinks })).toBe("module lib/a.ts");
  });
});
