import { distance } from "fastest-levenshtein";
import fc from "fast-check";
import { expect, test } from "vitest";
import { nearest } from "../../src/model/nearest.js";
import { NearWords } from "../../src/model/near-words.js";

const word = fc.string({ maxLength: 9, unit: fc.constantFrom(..."a b c d A _ 1 q".split(" ")) });

test("the first of the words that take the fewest edits, as if each were compared in full", () => {
  fc.assert(
    fc.property(word, fc.array(word, { maxLength: 12 }), (wanted, valid) => {
      const most = (length: number): number =>
        length <= 2 ? 0 : length === 3 ? 1 : Math.max(2, Math.floor(length / 3));
      const rated = valid.map((text) => ({ text, edits: distance(wanted.toLowerCase(), text.toLowerCase()) }));
      const close = rated.filter(({ text, edits }) => edits <= most(Math.max(wanted.length, text.length)));
      const fewest = Math.min(...close.map(({ edits }) => edits));
      expect(nearest(wanted, valid)).toBe(close.find(({ edits }) => edits === fewest)?.text ?? null);
    }),
    { numRuns: 2000 },
  );
});

test("the nearest of words that change is the nearest of all of them", () => {
  const words = fc.uniqueArray(word, { maxLength: 14 });
  fc.assert(
    fc.property(fc.array(words, { minLength: 2, maxLength: 5 }), fc.array(word, { minLength: 1 }), (lists, wanted) => {
      let near: NearWords | null = null;
      for (const valid of lists) {
        near = new NearWords(new Set(valid), near);
        for (const one of wanted) expect(near.nearest(one)).toBe(nearest(one, valid));
      }
    }),
    { numRuns: 1000 },
  );
});
