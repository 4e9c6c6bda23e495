import fc from "fast-check";
import { expect, test } from "vitest";
import { committerDate } from "../../src/snapshot/committer-date.js";

function commit(seconds: number, zone = "+0000"): string {
  return `tree x\nauthor A <a@example.org> 0 +0000\ncommitter A <b@example.org> ${seconds} ${zone}\n\nmessage\n`;
}

test.each([
  [0, "1970-01-01"],
  [86_399, "1970-01-01"],
  [-1, "1969-12-31"],
  [951_782_400, "2000-02-29"],
  [4_107_542_400, "2100-03-01"],
])("%i is %s", (seconds, date) => {
  expect(committerDate(commit(seconds))).toBe(date);
});

test("any second of ten thousand years is on the date that the calendar of JavaScript has for it", () => {
  fc.assert(
    fc.property(fc.integer({ min: -62_167_219_200, max: 253_402_300_799 }), (seconds) => {
      expect(committerDate(commit(seconds))).toBe(new Date(seconds * 1000).toISOString().slice(0, 10));
    }),
    { numRuns: 1000 },
  );
});

test("the zone of the committer makes no difference: the date is that of UTC, as for the work tree", () => {
  expect(committerDate(commit(86_399, "+1400"))).toBe("1970-01-01");
});

test.each([
  ["no committer", "tree x\n\ncommitter A <b@example.org> 0 +0000\n"],
  ["no number", "committer A <b@example.org> soon +0000\n\n"],
  ["a year that has no date", commit(1e15)],
  ["nothing", ""],
])("%s: none", (_name, text) => {
  expect(committerDate(text)).toBe(null);
});
