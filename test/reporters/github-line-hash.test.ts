import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { githubLineHashes } from "../../src/reporters/github-line-hash.js";
import { plainLineHashes } from "./plain-line-hashes.js";

describe("the vectors of the upload action's own tests", () => {
  const greetings = [
    "e9496ae3ebfced30:1",
    "fb7c023a8b9ccb3f:1",
    "ce8ba1a563dcdaca:1",
    "e20e36e16fcb0cc8:1",
    "b3edc88f2938467e:1",
    "c8e28b0b4002a3a0:1",
    "c129715d7a2bc9a3:1",
  ];

  test.each([
    ["the empty file", "", ["c129715d7a2bc9a3:1"]],
    [
      "spaces and tabs",
      " a\nb\n  \t\tc\n d",
      ["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"],
    ],
    ["LF", " hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n", greetings],
    ["CR", " hello; \t\nworld!!!\r\r\r  \t\tGreetings\r End\r", greetings],
    ["CRLF", " hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n End\r\n", greetings],
    ["all of them", " hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n", greetings],
    [
      "equal lines",
      "Lorem ipsum dolor sit amet.\n".repeat(10),
      [
        ...[1, 2, 3, 4, 5, 6].map((count) => `a7f2ff13bc495cf2:${count}`),
        "a7f2ff1481e87703:1",
        "a9cf91f7bbf1862b:1",
        "55ec222b86bcae53:1",
        "cc97dc7b1d7d8f7b:1",
        "c129715d7a2bc9a3:1",
      ],
    ],
  ])("%s", (_name, text, hashes) => {
    expect(githubLineHashes(text)).toEqual(hashes);
  });
});

/** Texts with the characters that matter, lines of all lengths, and any other UTF-16 unit. */
const texts = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom("a", "export class ", "}", " ", "\t", "\n", "\n", "\r", "\r\n") },
      {
        weight: 1,
        arbitrary: fc.constantFrom("\uFEFF", "👩‍👩‍👧", "𝒳", "\u2028", "\u0085", "\v", "\f", "\u00A0", "\uD800"),
      },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: 0xff_ff }).map((unit) => String.fromCharCode(unit)) },
      { weight: 1, arbitrary: fc.string({ maxLength: 150 }) },
    ),
    { maxLength: 120 },
  )
  .map((parts) => parts.join(""));

describe("properties", () => {
  test("arithmetic in two halves agrees with big integers", () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(githubLineHashes(text)).toEqual(plainLineHashes(text));
      }),
      { numRuns: 500 },
    );
  });

  test("stopping early gives the beginning of the whole", () => {
    fc.assert(
      fc.property(texts, fc.nat(40), (text, upTo) => {
        expect(githubLineHashes(text, upTo)).toEqual(githubLineHashes(text).slice(0, upTo));
      }),
    );
  });

  test("a new line above changes no hash, if it is not the start of an equal one", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const moved = githubLineHashes(`a line that is nowhere else\n${text}`);
        expect(moved.slice(1)).toEqual(githubLineHashes(text));
      }),
    );
  });

  test("a change within the first hundred characters changes the hash", () => {
    const before = githubLineHashes("export class Manager {}\n");
    const after = githubLineHashes("export class Manager2 {}\n");
    expect(after[0]).not.toBe(before[0]);
  });
});
