import { describe, expect, test } from "vitest";
import { exports, factsOf } from "../describe-facts.js";

describe("types in comments of JavaScript", () => {
  test.each([
    ["/** @typedef {{ a: { b: 1 } }} A */ export const b = 1", ["A <- A", "b <- b"]],
    [
      "/**\n * @typedef {import('./x').A}\n *   A\n * @callback B\n * @param {string} c\n */\nexports.b = 1",
      ["A <- A", "B <- B", "b <- definition b"],
    ],
    ["/** @typedef A */ const b = require('./b')", ["A <- A"]],
    ["export class A {} /** @typedef {string} A */", ["A <- A"]],
    ["export const b = 1; /** @typedef {string} Last */", ["b <- b", "Last <- Last"]],
  ])("%j", (text, expected) => {
    expect(exports(factsOf(text, "js"))).toEqual(expected);
  });

  test.each([
    ["inside of a function", "export function b() { /** @typedef {string} A */ }", "js"],
    ["in a plain comment", "/* @typedef {string} A */ export function b() {}", "js"],
    ["in TypeScript", "/** @typedef {string} A */ export function b() {}", "ts"],
    ["a type that does not end", "/** @typedef {{ a A */ export function b() {}", "js"],
    ["a dotted name", "/** @typedef {string} ns.A */ export function b() {}", "js"],
  ] as const)("none %s", (_, text, dialect) => {
    expect(exports(factsOf(text, dialect))).toEqual(["b <- b"]);
  });

  test("a script exports nothing", () => {
    expect(exports(factsOf("/** @typedef {string} A */ const b = 1", "js"))).toEqual([]);
  });
});
