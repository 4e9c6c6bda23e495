import { describe, expect, test } from "vitest";
import { tokenize, tokensBetween } from "../../src/extract/tokens.js";

const NONE = { literals: [], markupText: [] };

/** The pieces of text that the tokens of a text start at, up to the next token. */
function pieces(text: string, lexis: Partial<Parameters<typeof tokenize>[1]> = {}): string[] {
  const { starts } = tokenize(text, { comments: "slashes", ...NONE, ...lexis });
  return Array.from(starts, (start, index) => text.slice(start, starts[index + 1]).trim());
}

describe("tokens", () => {
  test.each([
    ["const a1 = $b+_c;", ["const", "a1", "=", "$b", "+", "_c", ";"]],
    ["a=>b", ["a", "=", ">", "b"]],
    ["über\u00a0größe", ["über", "größe"]],
    ["", []],
  ])("%j", (text, expected) => {
    expect(pieces(text)).toEqual(expected);
  });

  test("comments are no tokens, and known by their places", () => {
    const text = "#!x\na // b\n/* c\n*/ d # e /* open";
    const { starts, comments } = tokenize(text, { comments: "slashes", ...NONE });
    expect(Array.from(starts, (start) => text[start])).toEqual(["a", "d", "#", "e"]);
    expect(comments).toEqual([0, 3, 6, 10, 11, 18, 25, text.length]);
    expect(tokenize("a # b // c\nd", { comments: "hash", ...NONE }).comments).toEqual([2, 10]);
  });

  test("a literal is one token, whatever is in it", () => {
    expect(pieces('f("a // b", c)', { literals: [2, 10] })).toEqual(["f", "(", '"a // b"', ",", "c", ")"]);
  });

  test("text between tags is words without comments", () => {
    expect(pieces("<a>x // y</a>", { markupText: [3, 9] }).slice(3, 7)).toEqual(["x", "/", "/", "y"]);
  });

  test("a range gives the hashes of the tokens that start in it", () => {
    const stream = tokenize("a b a b", { comments: "slashes", ...NONE });
    expect([...tokensBetween(stream, 0, 3)]).toEqual([...tokensBetween(stream, 4, 7)]);
    expect(tokensBetween(stream, 1, 2)).toHaveLength(0);
  });
});
