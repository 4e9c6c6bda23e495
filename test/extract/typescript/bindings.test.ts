import { describe, expect, test } from "vitest";
import { bindings, factsOf } from "../describe-facts.js";

describe("bindings", () => {
  test.each([
    [
      "import d, { a as b, type T } from './x'; import * as ns from './y'",
      ['d = "./x" default', 'b = "./x" a', 'T = "./x" T', 'ns = "./y" *'],
    ],
    ["import x = require('./x'); import type y = require('./y')", ['x = "./x" *', 'y = "./y" *']],
    ["import X = A.B.C", ["X = alias A.B.C"]],
    ["const X = Y, Z = a.b.C", ["X = alias Y", "Z = alias a.b.C"]],
    [
      "const A = (Y as any), B = Y!, C = (Y satisfies Z), D = <any>Y",
      ["A", "B", "C", "D"].map((it) => `${it} = alias Y`),
    ],
    ["let X = Y; var Z = Y", ["X = X", "Z = Z"]],
    [
      "const a = undefined, b = this.c, c = d(), e = f[0], g = 'h', i = this",
      ["a", "b", "c", "e", "g", "i"].map((it) => `${it} = ${it}`),
    ],
    ["type X = Y; type Z = ns.Y; type W = (Y)", ["X = alias Y", "Z = alias ns.Y", "W = alias Y"]],
    ["type X<T> = Y; type Z = Y<string>; type W = Y[]; type V = typeof Y", ["X = X", "Z = Z", "W = W", "V = V"]],
    ["const { a, b: c, 'd-e': f, ...g } = ns", ["a = alias ns.a", "c = alias ns.b", "f = alias ns.d-e", "g = g"]],
    ["const { a } = ns.deep; const [b] = ns; const { c: { d } } = ns", ["a = alias ns.deep.a", "b = b", "d = d"]],
    ["const X = ns.X; type X = ns.X", ["X = alias ns.X"]],
    ["const X = ns.X; type X = other.X", ["X = X"]],
    ["const X = class Y {}", ["X = X"]],
    [
      "if (a) { var b = 1; let c = 2 } for (var d of e) {} try { var f = 1 } catch { var g = 2 }",
      ["b = b sometimes", "d = d sometimes", "f = f sometimes", "g = g sometimes"],
    ],
    ["var a; if (b) { var a = 1 }", ["a = a"]],
    [
      "switch (a) { case 1: var b; default: { label: { var c } } } while (d) var e = 1",
      ["b", "c", "e"].map((it) => `${it} = ${it} sometimes`),
    ],
    ["function f() { var a } { function g() {} }", ["f = f"]],
    ["namespace A { export import B = C.D; export const e = 1 }", ["A = A", "A.B = alias C.D"]],
    ["namespace A { export class C {} export import B = C.D }", ["A = A", "A.B = alias A.C.D"]],
  ])("%s", (text, expected) => {
    expect(bindings(factsOf(text))).toEqual(expected);
  });

  test.each([
    [
      "const a = require('./a'), { b, c: d } = require('./b'); var e = require('./e').f",
      ['a = "./a" *', 'b = "./b" b', 'd = "./b" c', 'e = "./e" f'],
    ],
    ["const { a, ...b } = require('./a'), { c: { d } } = require('./c')", ['a = "./a" a', "b = b", "d = d"]],
    [
      "const { a } = await import('./a'), b = await import('./b'), c = (await import('./c')).d",
      ['a = "./a" a', 'b = "./b" *', 'c = "./c" d'],
    ],
    ["const a = import('./a')", ["a = a"]],
    ["try { var a = require('a') } catch {}", ['a = "a" * sometimes']],
    [
      "const a_1 = __importDefault(require('./a')), b_1 = tslib.__importStar(require('./b'))",
      ['a_1 = "./a" *', 'b_1 = "./b" *'],
    ],
    ["const a = require('./a')(1), b = new (require('./b'))()", ["a = a", "b = b"]],
  ])("what loads a module binds an import: %s", (text, expected) => {
    expect(bindings(factsOf(text, "js"))).toEqual(expected);
  });

  test("in declaration files, namespaces made of exports are aliases", () => {
    const text = "declare const a: 1; declare namespace ns { export { a, a as b } } export { ns }";
    expect(bindings(factsOf(text, "dts"))).toEqual(["a = a", "ns = ns", "ns.a = alias a", "ns.b = alias a"]);
  });
});
