import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { safeJson, sanitize } from "../../src/reporters/sanitize.js";

/** What must never reach a terminal, written out once more so that a slip in the source's own pattern shows. */
const DANGEROUS =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u061C\u200B\u200E\u200F\u2028-\u202E\u2060\u2066-\u2069\uFEFF]/u;

describe("sanitize", () => {
  test.each([
    ["an ANSI colour", "\u001B[31mred\u001B[0m", "␛[31mred␛[0m"],
    ["the one-character introducer", "\u009B31mred", "�31mred"],
    ["a title and a bell", "\u001B]0;title\u0007", "␛]0;title␇"],
    ["a line feed in a path", "a\nb\r\nc", "a␊b␍␊c"],
    ["a bidirectional override", "user\u202E\u2066nimda", "user��nimda"],
    ["invisible characters", "a\u200Bb\uFEFFc\u{E0041}", "a�b�c�"],
    ["delete", "a\u007F", "a␡"],
    ["half a character", "a\uD83D", "a�"],
    ["letters of all scripts, and joined emoji", "Größe 漢字 e\u0301 👩‍👩‍👧 نص", "Größe 漢字 e\u0301 👩‍👩‍👧 نص"],
  ])("%s", (_name, text, expected) => {
    expect(sanitize(text)).toBe(expected);
  });

  test("leaves nothing dangerous in any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(sanitize(text)).not.toMatch(DANGEROUS);
        expect(sanitize(text)).not.toContain("\n");
      }),
    );
  });
});

describe("safe JSON", () => {
  test("loses nothing and is harmless", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: "binary" }), fc.string({ unit: "binary" })), (value) => {
        const text = safeJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(text).not.toMatch(DANGEROUS);
      }),
    );
  });
});
