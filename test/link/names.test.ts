import { describe, expect, test } from "vitest";
import { chainOf, importsIn, linked, meaning } from "./link-memory.js";

async function imports(main: string, files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  return importsIn(await linked({ "main.ts": main, ...files }), "main.ts");
}

describe("imported names", () => {
  test.each([
    ['import { A } from "./a"', "export class A {}", ["A: a.ts#A"]],
    ['import { B as C } from "./a"', "class A {} export { A as B }", ["B: a.ts#A"]],
    ['import D from "./a"', "export default class A {}", ["default: a.ts#A"]],
    ['import D from "./a"', "export default class {}", ["default: a.ts#default"]],
    ['import D from "./a"', "class A {} export default A", ["default: a.ts#A"]],
    ['import * as n from "./a"', "export class A {}", ["*: module a.ts"]],
    ['import "./a"', "export class A {}", ["*: module a.ts"]],
    ['import A = require("./a")', "class A {} export = A", ["*: a.ts#A"]],
    ['import { gone } from "./a"', "export class A {}", ["gone: missing name gone of a.ts, at main.ts:1:10"]],
    ['import D from "./a"', "export class A {}", ["default: missing name default of a.ts, at main.ts:1:8"]],
    ['import { A } from "./a"', "export class A {", ["A: a.ts#A"]],
    ['import { gone } from "./a"', "export class A {", ["gone: unknown unreadModule"]],
    ['export { A as B } from "./a"', "export class A {}", ["A: a.ts#A"]],
    ['type T = import("./a").A', "export class A {}", ["A: a.ts#A"]],
  ])("%s of %s", async (main, text, expected) => {
    expect(await imports(main, { "a.ts": text })).toEqual(expected);
  });

  test.each([
    ['const { a } = require("./a")', "exports.a = 1", ["a: a.js#a"]],
    ['const A = require("./a")', "module.exports = class A {}", ["*: a.js#A"]],
    ['const make = require("./a")', "module.exports = () => 1", ["*: a.js#module.exports"]],
    ['const { gone } = require("./a")', "exports.a = 1", ["gone: missing name gone of a.js, at main.js:1:9"]],
    ['const { gone } = require("./a")', "module.exports = make()", ["gone: unknown computedExports"]],
    ['const { includes } = require("./a")', "module.exports = [1]", ["includes: unknown memberOfValue"]],
    ['const { toString } = require("./a")', "exports.a = 1", ["toString: unknown memberOfValue"]],
    ['const { T } = require("./a")', "/** @typedef {string} T */ exports.a = 1", ["T: unknown unreadModule"]],
    ['import x from "./a"', "exports.a = 1", ["default: module a.js"]],
  ])("CommonJS: %s of %s", async (main, text, expected) => {
    expect(importsIn(await linked({ "main.js": main, "a.js": text }), "main.js")).toEqual(expected);
  });
});

test("what an object that is exported spreads of another module can be imported", async () => {
  const files = {
    "main.js": 'const { a, b, gone } = require("./all")',
    "all.js": 'module.exports = { a: 1, ...require("./b") }',
    "b.js": "exports.b = 1",
  };
  expect(importsIn(await linked(files), "main.js")).toEqual([
    "a: all.js#a",
    "b: b.js#b",
    "gone: missing name gone of all.js, at main.js:1:15",
  ]);
});

describe("the way to a definition", () => {
  test("every hop has its place", async () => {
    const graph = await linked({
      "main.ts": 'import { Last } from "./index";',
      "index.ts": '\nexport * from "./middle";',
      "middle.ts": '\n\nexport { Renamed as Last } from "./alias";',
      "alias.ts": 'import { First } from "./first";\nexport const Renamed = First;',
      "first.ts": "export class First {}",
    });
    const row = graph.imports.find(({ file }) => file === "main.ts");
    expect(row === undefined ? [] : [meaning(row.resolution), ...chainOf(row.resolution)]).toEqual([
      "first.ts#First",
      "star ./middle index.ts:2",
      "reexport Last middle.ts:3",
      "alias Renamed alias.ts:2",
      "import First alias.ts:1",
    ]);
  });

  test("what is missing is missing at the hop that asked for it", async () => {
    const graph = await linked({
      "main.ts": 'import { A } from "./index";',
      "index.ts": '\nexport { A } from "./a";',
      "a.ts": "export class B {}",
    });
    const row = graph.imports.find(({ file }) => file === "main.ts");
    expect(row === undefined ? [] : [meaning(row.resolution), ...chainOf(row.resolution)]).toEqual([
      "missing name A of a.ts, at index.ts:2:10",
      "reexport A index.ts:2",
    ]);
  });

  test("what comes from outside keeps its name through any alias", async () => {
    const files = {
      "package.json": '{ "dependencies": { "ws": "1" } }',
      "a.ts": 'import { Server as S } from "ws"; export const Own = S; export * as all from "ws";',
    };
    expect(await imports('import { Own, all } from "./a"; all.Server.x', files)).toEqual([
      "Own: external ws.Server",
      "all: external ws",
    ]);
  });
});

describe("stars", () => {
  test("an own export wins, then the first star; a default does not pass", async () => {
    const files = {
      "index.ts": 'export * from "./a"; export * from "./b"; export const own = 1;',
      "a.ts": "export const own = 2, first = 1; export default 1;",
      "b.ts": "export const first = 2, second = 1;",
    };
    expect(await imports('import d, { own, first, second } from "./index"', files)).toEqual([
      "default: missing name default of index.ts, at main.ts:1:8",
      "own: index.ts#own",
      "first: a.ts#first",
      "second: b.ts#second",
    ]);
  });

  test("circles end", async () => {
    const files = {
      "a.ts": 'export * from "./b"; export class A {}',
      "b.ts": 'export * from "./a"; export * from "./b"; export class B {}',
    };
    expect(await imports('import { A, B, gone } from "./b"', files)).toEqual([
      "A: a.ts#A",
      "B: b.ts#B",
      "gone: missing name gone of b.ts, at main.ts:1:16",
    ]);
  });

  test("behind a star of something unknown any name may be", async () => {
    const files = { "a.ts": 'export * from "unknown-package"; export const a = 1;' };
    expect(await imports('import { a, b } from "./a"', files)).toEqual(["a: a.ts#a", "b: unknown starOfUnknown"]);
  });
});

describe("aliases", () => {
  test.each([
    ["class A {} export const B = A", "a.ts#A"],
    ["import { C } from './c'; export const B = C", "c.ts#C"],
    ["import * as c from './c'; export const B = c.C", "c.ts#C"],
    ["import * as c from './c'; export import B = c.C", "c.ts#C"],
    ["import { C } from './c'; export type B = C", "c.ts#C"],
    ["import { C } from './c'; export const B = new C()", "a.ts#B"],
    ["import { C } from './c'; export let B = C", "a.ts#B"],
    ["export const B = window.thing", "a.ts#B"],
    ["export const B = B2; const B2 = B", "a.ts#B"],
  ])("%s", async (text, expected) => {
    const graph = await linked({ "a.ts": text, "c.ts": "export class C {}" });
    expect(meaning(graph.resolveExport("a.ts", "B"))).toBe(expected);
  });

  test("two modules that only pass a name on have nothing to say about it", async () => {
    const files = { "a.ts": 'export { A } from "./b"', "b.ts": 'export { A } from "./a"' };
    expect(await imports('import { A } from "./a"', files)).toEqual(["A: unknown cycle"]);
  });
});

describe("members of modules", () => {
  test("of a name that two imports bind are those of the import that is seen there", async () => {
    const files = {
      "main.ts":
        'import * as own from "./own"; own.a; function f() { const own = require("./other"); own.b; own.gone }',
      "own.ts": "export const a = 1",
      "other.ts": "export const b = 1",
    };
    expect(importsIn(await linked(files), "main.ts")).toEqual([
      "*: module own.ts",
      "a: own.ts#a",
      "*: module other.ts",
      "b: other.ts#b",
      "gone: missing name gone of other.ts, at main.ts:1:92",
    ]);
  });

  const files = {
    "lib.ts": 'export * as inner from "./inner"; export class A {} export namespace N { export class B {} }',
    "inner.ts": "export class C {}",
  };

  test.each([
    ["lib.A", ["A: lib.ts#A"]],
    ["new lib.inner.C()", ["inner.C: inner.ts#C"]],
    ["let x: lib.N.B", ["N: lib.ts#N"]],
    ["lib.gone", ["gone: missing name gone of lib.ts, at main.ts:2:1"]],
    ["const { A, inner: { C } } = lib", ["A: lib.ts#A", "inner.C: inner.ts#C"]],
    ["function f(lib: any) { lib.A }", []],
  ])("%s", async (use, expected) => {
    const rows = await imports(`import * as lib from "./lib";\n${use}`, files);
    expect(rows.slice(1)).toEqual(expected);
  });

  test.each([
    ["a module of its own", 'const lib = await import("./inner"); lib.C; lib.gone'],
    [
      "another one for each function",
      'const lib = require("./inner"); lib.C; } function g() { const lib = require("./lib"); lib.gone',
    ],
  ])("a function that imports into a name asks its own module: %s", async (_, body) => {
    const text = `import * as lib from "./lib";\nasync function f() { ${body} }\nlib.A;`;
    const rows = (await imports(text, files)).filter((row) => !row.startsWith("*"));
    expect(rows).toContain("C: inner.ts#C");
    expect(rows).toContain("A: lib.ts#A");
    expect(rows).toContainEqual(expect.stringMatching(/^gone: missing name gone of (?:inner|lib)\.ts, at main\.ts:2:/));
    expect(rows).toHaveLength(3);
  });

  test("namespaces are asked with dots", async () => {
    const graph = await linked(files);
    expect(meaning(graph.resolveExport("lib.ts", "N.B"))).toBe("lib.ts#N.B");
    expect(meaning(graph.resolveExport("lib.ts", "inner.C"))).toBe("inner.ts#C");
    expect(meaning(graph.resolveExport("lib.ts", "A.create"))).toBe("unknown memberOfValue");
    expect(meaning(graph.resolveLocal("lib.ts", ["N", "B"]))).toBe("lib.ts#N.B");
    expect(meaning(graph.resolveLocal("lib.ts", ["gone"]))).toBe("not bound");
  });
});

describe("declarations from elsewhere", () => {
  test("a project's own ambient module stands before any file", async () => {
    const files = {
      "package.json": '{ "workspaces": ["lib"] }',
      "lib/package.json": '{ "name": "lib", "main": "index.ts" }',
      "lib/index.ts": "export const a = 1;",
      "types.d.ts": 'declare module "lib" { export const b: number; }',
    };
    expect(await imports('import { b } from "lib"', files)).toEqual(["b: external lib.b"]);
  });

  test("nothing is missing in a source that is only guessed", async () => {
    const files = {
      "package.json": '{ "workspaces": ["ui"] }',
      "ui/package.json": '{ "name": "ui", "exports": { "./recipes": "./made/recipes.js" } }',
      "ui/src/recipes.ts": "export const a = 1;",
      "star.ts": 'export * from "ui/recipes";',
    };
    expect(await imports('import { a, b } from "ui/recipes"; import { c } from "./star"', files)).toEqual([
      "a: ui/src/recipes.ts#a",
      "b: unknown unplacedSpecifier",
      "c: unknown starOfUnknown",
    ]);
    expect(await imports('import * as ui from "ui/recipes"; ui.d', files)).toEqual([
      "*: module ui/src/recipes.ts",
      "d: unknown unplacedSpecifier",
    ]);
  });

  test("a module that another file adds to may have any name", async () => {
    const files = { "a.ts": "export class A {}", "b.ts": 'import "./a"; declare module "./a" { interface B {} }' };
    expect(await imports('import { A, B } from "./a"', files)).toEqual(["A: a.ts#A", "B: unknown computedExports"]);
  });
});
