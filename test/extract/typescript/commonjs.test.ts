import { describe, expect, test } from "vitest";
import { definitions, exports, factsOf } from "../describe-facts.js";

describe("CommonJS exports whose names can be told", () => {
  test.each([
    ["function A() {} module.exports = A", ["= <- A"]],
    ["module.exports = class A {}", ["= <- definition A"]],
    ["module.exports = class {}", ["= <- definition module.exports"]],
    ["module.exports = function a() {}", ["= <- definition a"]],
    ["module.exports = 'text'", ["= <- definition module.exports"]],
    ["module.exports = require('./x')", ['= <- "./x" *']],
    ["module.exports = require('./x').a", ['= <- "./x" a']],
    ["const x = require('./x'); module.exports = x.a", ["= <- x.a"]],
    [
      "module.exports = { a, b: a, 'c': 1, d() {}, get e() { return 1 } }; const a = 1",
      [
        "= <- definition module.exports",
        "a <- a",
        "b <- a",
        "c <- definition c",
        "d <- definition d",
        "e <- definition e",
      ],
    ],
    [
      "module.exports = { a: require('./a'), b: require('./b').c, ...require('./d') }",
      ["= <- definition module.exports", 'a <- "./a" *', 'b <- "./b" c', '* <- "./d" all'],
    ],
    ["function A() {} exports.a = A; module.exports.b = A; exports['c'] = A", ["a <- A", "b <- A", "c <- A"]],
    [
      "exports.a = () => 1; exports.B = class {}; exports.c = 1",
      ["a <- definition a", "B <- definition B", "c <- definition c"],
    ],
    ["exports.a = require('./a'); exports.b = require('./b').c", ['a <- "./a" *', 'b <- "./b" c']],
    ["var A = exports = module.exports = B; function B() {}; exports.c = A", ["= <- B", "c <- A"]],
    ["module.exports = exports = B; function B() {}", ["= <- B"]],
    ["exports = module.exports; exports.a = 1", ["a <- definition a"]],
    ["exports.b = exports.a = void 0; exports.a = A; exports.b = B; var A, B", ["a <- A", "b <- B"]],
    [
      "exports.default = exports.a; exports.b = exports.default; var A",
      ["default <- definition default", "b <- definition default"],
    ],
    ["Object.defineProperty(exports, '__esModule', { value: true }); exports.__esModule = true", []],
    [
      "var x_1 = require('./x'); Object.defineProperty(exports, 'a', { enumerable: true, get: function () { return x_1.a; } })",
      ["a <- x_1.a"],
    ],
    ["Object.defineProperty(exports, 'a', { value: A }); function A() {}", ["a <- A"]],
    [
      "Object.defineProperties(exports, { __esModule: { value: true }, [Symbol.toStringTag]: { value: 'Module' } })",
      [],
    ],
    [
      "__exportStar(require('./x'), exports); tslib_1.__exportStar(require('./y'), exports)",
      ['* <- "./x" all', '* <- "./y" all'],
    ],
    [
      "function __export(m) { for (var p in m) if (!exports.hasOwnProperty(p)) exports[p] = m[p]; } __export(require('./x'))",
      ['* <- "./x" all'],
    ],
    ["_export(exports, { a: () => A, get b() { return A } }); function A() {}", ["a <- A", "b <- A"]],
    ["Object.assign(exports, require('./x')); Object.freeze(module.exports)", ['* <- "./x" all']],
    [
      "if (a) { module.exports = require('./a') } else { module.exports = require('./b') }",
      ['= <- "./a" *', '= <- "./b" *'],
    ],
    ["exports.a.b = 1; typeof exports; exports.c()", []],
  ])("%s", (text, expected) => {
    const facts = factsOf(text, "js");
    expect(exports(facts)).toEqual(expected);
    expect(facts.computedExports).toBe(false);
  });
});

describe("CommonJS exports that code computes", () => {
  test.each([
    ["module.exports = make()", ["= <- definition module.exports"]],
    ["module.exports = new X()", ["= <- definition module.exports"]],
    ["module.exports = a ? b : c", ["= <- definition module.exports"]],
    ["module.exports = { a, ...rest }; const a = 1", ["= <- definition module.exports", "a <- a"]],
    ["module.exports = { [name]: 1 }", ["= <- definition module.exports"]],
    ["exports[name] = 1", []],
    ["Object.assign(module.exports, make())", []],
    ["Object.defineProperty(exports, name, { value: 1 })", []],
    ["fill(exports)", []],
    ["const self = module.exports; self.a = 1", []],
    ["function f() { exports.a = 1 }", []],
    [
      "(function (root, factory) { if (typeof exports === 'object') module.exports = factory() })(this, function () {})",
      [],
    ],
  ])("%s", (text, expected) => {
    const facts = factsOf(text, "js");
    expect(exports(facts)).toEqual(expected);
    expect(facts.computedExports).toBe(true);
  });

  test.each([
    "define(function (require, exports, module) { exports.a = 1; module.exports = require('./x') })",
    "var module = {}; module.exports = make(); const exports = {}; exports.a = 1",
    "x.exports = 1; x.module.exports = 1; ({ exports: 1, module: 2 })",
    "module.hot.accept(); require.main === module",
  ])("what only looks like an export is none: %s", (text) => {
    const facts = factsOf(text, "js");
    expect([exports(facts), facts.computedExports]).toEqual([[], false]);
  });

  test("an export that is called like a name of the module is a definition of its own", () => {
    const facts = factsOf("function a() {} exports.a = () => a()", "js");
    expect(definitions(facts)).toEqual(["function a", "exported function a~2 gives a"]);
    expect(exports(facts)).toEqual(["a <- definition a~2"]);
  });
});
