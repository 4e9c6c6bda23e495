import { describe, expect, test } from "vitest";
import { exports, factsOf } from "../describe-facts.js";

describe("ES exports", () => {
  test.each([
    [
      "export const a = 1, { b } = x; export function c() {} export class D {}",
      ["a <- a", "b <- b", "c <- c", "D <- D"],
    ],
    [
      "export enum A {} export type B = 1; export interface C {} export namespace D {}",
      ["A <- A", "B <- B", "C <- C", "D <- D"],
    ],
    [
      "export abstract class A {} export async function b() {} export declare const c: 1",
      ["A <- A", "b <- b", "c <- c"],
    ],
    ["export { a, b as c, d as default, e as 'f g' }", ["a <- a", "c <- b", "default <- d", "f g <- e"]],
    ["export { a, b as c, default as d } from './x'", ['a <- "./x" a', 'c <- "./x" b', 'd <- "./x" default']],
    [
      "export * from './x'; export * as ns from './y'; export type * from './z'",
      ['* <- "./x" all', 'ns <- "./y" *', '* <- "./z" all'],
    ],
    ["export type { A } from './x'; export { type B } from './x'", ['A <- "./x" A', 'B <- "./x" B']],
    ["const a = 1; export default a", ["default <- a"]],
    ["import * as a from './a'; export default a.b.c", ["default <- a.b.c"]],
    ["const a = 1; export default (a as any)!", ["default <- a"]],
    ["export default a.b", ["default <- definition default"]],
    ["export default class {}", ["default <- definition default"]],
    ["export default class A {}", ["default <- A"]],
    ["export default function a() {}", ["default <- a"]],
    ["export default async () => {}", ["default <- definition default"]],
    ["export default new A()", ["default <- definition default"]],
    ["export import a = b.c; export import d = require('./d')", ["a <- a", "d <- d"]],
    ["export function a(): 1; export function a(): 2; export function a() {}", ["a <- a"]],
    ["export default function a(): 1; export default function a() {}", ["default <- a"]],
    ["export interface A {} export class A {}", ["A <- A"]],
    ["import { a } from './x'; export { a, a as b }", ["a <- a", "b <- a"]],
    ["function f() {} module.exports = f; export {}", []],
    ["export = A; class A {}", ["= <- A"]],
    ["export = { a, b: 1 }; const a = 1", ["= <- definition module.exports", "a <- a", "b <- definition b"]],
  ])("%s", (text, expected) => {
    expect(exports(factsOf(text))).toEqual(expected);
  });

  test.each([
    ["import './x'", "esm"],
    ["export {}", "esm"],
    ["import.meta.url", "esm"],
    ["import x = require('x')", "esm"],
    ["export = 1", "commonjs"],
    ["require('x')", "commonjs"],
    ["exports.a = 1", "commonjs"],
    ["if (typeof module === 'object') module.exports = 1", "commonjs"],
    ["import('x')", "script"],
    ["var a = 1", "script"],
    ["function f(exports) { exports.a = 1 }", "script"],
    ["", "script"],
  ] as const)("%j is %s", (text, kind) => {
    expect(factsOf(text).moduleKind).toBe(kind);
  });
});
