import { describe, expect, test } from "vitest";
import { factsOf, imports } from "../describe-facts.js";

describe("imports", () => {
  test.each([
    ["import './x'", ['import "./x"']],
    ["import d, { a as b, 'c d' as e } from './x'", ['import "./x" default as d, a as b, c d as e']],
    ["import d, * as ns from './x'", ['import "./x" default as d, * as ns']],
    [
      "import type D from './x'; import { type T, v } from './x'",
      ['import "./x" type default as D', 'import "./x" type T as T, v as v'],
    ],
    ["import x from './x.json' with { type: 'json' }", ['import "./x.json" default as x']],
    ["import defer * as ns from './x'", ['import "./x" * as ns']],
    [
      "export { a, type b as c } from './x'; export * from './y'; export * as z from './z'",
      ['reexport "./x" a, type b', 'reexport "./y" *', 'reexport "./z" *'],
    ],
    ["export type * from './x'; export type { A } from './y'", ['reexport "./x" type *', 'reexport "./y" type A']],
    [
      "import x = require('./x'); import type y = require('./y')",
      ['importEquals "./x" * as x', 'importEquals "./y" type * as y'],
    ],
    ["type A = import('./x').B.C; let b: typeof import('./y')", ['importType "./x" type B', 'importType "./y" type *']],
    ["declare module 'm' { import { a } from './x' }", ['import "./x" a as a']],
    ["import { } from './x'; export { } from './y'", ['import "./x"', 'reexport "./y"']],
  ])("%s", (text, expected) => {
    expect(imports(factsOf(text))).toEqual(expected);
  });
});

describe("modules loaded by calls", () => {
  test.each([
    ["require('./x')", ['require "./x"']],
    [
      "const x = require('./x'), { a, b: c } = require(`./y`)",
      ['require "./x" * as x', 'require "./y" a as a, b as c'],
    ],
    [
      "const a = require('./x').b, c = require('./y')['d'], e = require('./z').f.g",
      ['require "./x" b as a', 'require "./y" d as c', 'require "./z" f'],
    ],
    [
      "f(require('./x')); a = require('./y'); require('./z')()",
      ['require "./x" *', 'require "./y" *', 'require "./z" *'],
    ],
    ["const { a, ...b } = require('./x'), { [c]: d } = require('./y')", ['require "./x" a as a, *', 'require "./y" *']],
    ["const x = /** @type {X} */ (require('./x'))", ['require "./x" * as x']],
    [
      "function f() { require('./x') } const g = () => require('./y')",
      ['require "./x" (deferred)', 'require "./y" * (deferred)'],
    ],
    ["try { require('./x') } catch { require('./y') }", ['require "./x" (conditional)', 'require "./y"']],
    ["try { f(() => require('./x')) } finally {}", ['require "./x" * (deferred)']],
    ["function f() { try { if (a) { require('./x') } } catch {} }", ['require "./x" (conditional, deferred)']],
    ["require(name); require(); require('./x' + y); other('./x')", []],
    ["require.resolve('./x'); import.meta.resolve('./y')", ['string "./x"', 'string "./y"']],
    [
      "import('./x'); await import('./y'); void import('./z')",
      ['dynamicImport "./x"', 'dynamicImport "./y"', 'dynamicImport "./z"'],
    ],
    ["import(`./x`).then(use); const p = import('./y')", ['dynamicImport "./x" *', 'dynamicImport "./y" *']],
    [
      "const { a: b } = await import('./x'), c = await import('./y')",
      ['dynamicImport "./x" a as b', 'dynamicImport "./y" * as c'],
    ],
    ["f((await import('./x')).a)", ['dynamicImport "./x" a']],
    ["import('./x').then((m) => m.a)", ['dynamicImport "./x" a']],
    ["lazy(() => import('./x').then((m) => ({ default: m.A })))", ['dynamicImport "./x" A (deferred)']],
    ["import('./x').then(({ a, b: c }) => a + c)", ['dynamicImport "./x" a as a, b as c']],
    ["import('./x').then((m) => use(m))", ['dynamicImport "./x" *']],
    ["import('./x').then((m) => m.a).catch(() => null)", ['dynamicImport "./x" a (conditional)']],
    ["import('./x').then(use, () => null)", ['dynamicImport "./x" * (conditional)']],
    ["import(name); import(`./${x}`)", []],
    ["new URL('./x', import.meta.url)", []],
    [
      "jest.mock('./a'); vi.mock('./b', () => ({})); jest.requireActual('./c').x; await vi.importActual('./d')",
      ['mock "./a"', 'mock "./b"', 'mock "./c"', 'mock "./d"'],
    ],
    [
      "vi.mock(import('./x')); vi.doMock('./y'); vi.unmock('./z'); jest.doMock('./w')",
      ['mock "./x"', 'mock "./y"', 'mock "./z"', 'mock "./w"'],
    ],
    ["other.mock('./x'); jest.fn('./y'); a.vi.mock('./z')", []],
  ])("%s", (text, expected) => {
    expect(imports(factsOf(text, "js"))).toEqual(expected);
  });

  test.each([
    "define(function (require) { require('./x') })",
    "function require() {} require('./x')",
    "import require from 'r'; require('./x')",
    "(function () { var require = f; { require('./x') } })()",
  ])("a require of one's own loads nothing: %s", (text) => {
    expect(imports(factsOf(text, "js")).filter((line) => line.includes("./x"))).toEqual([]);
  });

  test("a require made by createRequire loads modules", () => {
    const text =
      "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url), load = createRequire(x); const a = require('./a'); load('./b')";
    expect(imports(factsOf(text)).slice(1)).toEqual(['require "./a" * as a', 'require "./b"']);
  });

  test("spans stand at the specifier without its quotes, and at each imported name", () => {
    const [fact] = factsOf('import {\n  a as b, c } from "./x";').imports;
    expect(fact).toMatchObject({ span: [2, 21, 2, 24], names: [{ span: [2, 3, 2, 4] }, { span: [2, 11, 2, 12] }] });
  });
});
