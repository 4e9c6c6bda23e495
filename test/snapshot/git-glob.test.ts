import { expect, test } from "vitest";

import { gitGlob } from "../../src/snapshot/git-glob.js";

test.each([
  ["a*b*c", "a-b-b-c", true],
  ["**/b", "b", true],
  ["**/b", "a/a/b", true],
  ["a/**/b", "a/b", true],
  ["a/**/b", "a/c/d/b", true],
  ["a/**", "a", false],
  ["a/**", "a/b/c", true],
  ["a/*", "a/b/c", false],
  ["?", "ü", false],
  ["??", "ü", true],
  ["[a-c]x", "bx", true],
  ["[!a-c]x", "bx", false],
  ["[]]", "]", true],
  ["[]-a]", "_", true],
  ["[[:digit:][:upper:]]", "Q", true],
  ["[[:nonsense:]]", "a", false],
  ["[a", "[a", false],
  [String.raw`\*`, "*", true],
  [String.raw`\*`, "a", false],
  ["a\\", "a", false],
  ["a?b", "a\nb", true],
  ["a*a", "a", false],
  ["ab*b*b", "abb", false],
  ["a/b*c", "a/bcc", true],
  [String.raw`a\/**`, "a/b/c", true],
  [String.raw`a/**\/c`, "a/b/b/c", true],
  [String.raw`a/**\/c`, "a/c", false],
])("%j on %j: %s", (glob, path, expected) => {
  expect(gitGlob(glob)(path)).toBe(expected);
});

test("a glob that would take a regular expression years is answered at once", () => {
  const matches = gitGlob(`${"*a".repeat(40)}*b/${"**/a/".repeat(40)}b`);
  const start = performance.now();
  expect(matches(`${"a".repeat(2000)}/${"a/".repeat(1000)}`)).toBe(false);
  expect(performance.now() - start).toBeLessThan(2000);
});
