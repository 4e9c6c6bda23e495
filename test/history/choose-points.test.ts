import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { choosePoints } from "../../src/history/choose-points.js";
import { steadyDays } from "../../src/history/steady-days.js";
import { dayOfDate } from "../../src/model/calendar.js";

/** Commits called a, b, c and so on, of these days. */
function commits(...dates: readonly string[]) {
  return dates.map((date, index) => ({ id: String.fromCodePoint(0x61 + index), day: dayOfDate(date) }));
}

function chosen(by: Parameters<typeof choosePoints>[1], dates: readonly string[], since?: string, until?: string) {
  const { points } = choosePoints(commits(...dates), by, { since: since ?? null, until: until ?? null });
  return points.map(({ label, commit }) => `${label} ${commit.id}`);
}

describe("the last commit of each interval", () => {
  const dates = ["2025-07-31", "2025-08-01", "2025-08-01", "2025-08-03", "2025-08-04"];

  test.each([
    ["day", ["2025-07-31 a", "2025-08-01 c", "2025-08-03 d", "2025-08-04 e"]],
    ["week", ["2025-W31 d", "2025-W32 e"]],
    ["month", ["2025-07 a", "2025-08 e"]],
    ["commit", ["a a", "b b", "c c", "d d", "e e"]],
  ] as const)("by %s", (by, expected) => {
    expect(chosen(by, dates)).toEqual(expected);
  });

  test("both ends of a range are in it", () => {
    expect(chosen("day", dates, "2025-08-01", "2025-08-03")).toEqual(["2025-08-01 c", "2025-08-03 d"]);
  });

  test("no commit, no point", () => {
    expect(chosen("day", [])).toEqual([]);
  });
});

describe("dates that cannot be", () => {
  test.each([
    ["of the future", ["2025-08-01", "2099-01-01", "2025-08-02"], ["2025-08-01 b", "2025-08-02 c"]],
    ["of the past", ["2025-08-01", "2025-08-01", "1970-01-01", "2025-08-02"], ["2025-08-01 c", "2025-08-02 d"]],
    ["before all", ["2025-08-09", "2025-08-01", "2025-08-02"], ["2025-08-01 b", "2025-08-02 c"]],
  ])("%s move one commit, and none of the others", (_, dates, expected) => {
    expect(chosen("day", dates)).toEqual(expected);
  });

  test("in reverse, all but one are doubted", () => {
    expect(steadyDays([5, 4, 3, 2, 1]).doubted).toBe(4);
  });

  test("days never fall, and as many as can be are believed", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 10 }), (days) => {
        const { days: steady, doubted } = steadyDays(days);
        expect(steady).toHaveLength(days.length);
        expect([...steady].sort((a, b) => a - b)).toEqual(steady);
        expect(days.length - doubted).toBe(longestByTrial(days));
        if (doubted === 0) expect(steady).toEqual(days);
      }),
    );
  });
});

/** Tries all subsequences. */
function longestByTrial(days: readonly number[]): number {
  let longest = 0;
  for (let mask = 0; mask < 2 ** days.length; mask++) {
    const picked = days.filter((_, index) => (mask >> index) & 1);
    if (picked.every((day, index) => index === 0 || day >= (picked[index - 1] ?? 0))) {
      longest = Math.max(longest, picked.length);
    }
  }
  return longest;
}
