import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { areSameUnits, compareUnits, type Units } from "../../src/history/compare-units.js";
import { findCulprits } from "../../src/history/find-culprits.js";
import { findSteps } from "../../src/history/find-steps.js";

/** Points called p0, p1 and so on, at which metrics count these units. */
function points(metrics: Readonly<Record<string, readonly Units[]>>) {
  const count = Math.max(...Object.values(metrics).map((each) => each.length));
  return Array.from({ length: count }, (_, index) => ({
    commit: `p${index}`,
    contents: new Map(Object.entries(metrics).map(([metric, units]) => [metric, units[index] ?? null])),
  }));
}

describe("steps", () => {
  test("one that counts as many as before, and other things, is a step", () => {
    const found = findSteps(points({ m: [["a"], ["b"], ["b"]] }), ["m"], 10);
    expect(found).toMatchObject([{ from: "p0", to: "p1", before: 1, after: 1, came: ["b"], went: ["a"] }]);
  });

  test("the largest by their share of the metric's range come first", () => {
    const many = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `x${index}`);
    const found = findSteps(
      points({ few: [[], ["a"], ["a"]], many: [many(0), many(30), many(100)] }),
      ["few", "many"],
      2,
    );
    expect(found.map(({ metric, to }) => `${metric} ${to}`)).toEqual(["few p1", "many p2"]);
  });

  test("what is not known makes no step", () => {
    expect(findSteps(points({ m: [["a"], null, ["b"]] }), ["m"], 10)).toEqual([]);
  });

  test("of units that are alike each counts", () => {
    expect(compareUnits(["a", "a", "b"], ["a", "b", "b"])).toEqual({ came: ["b"], went: ["a"] });
  });
});

describe("culprits", () => {
  const histories = fc.array(fc.option(fc.subarray(["a", "b", "c"]), { freq: 8 }), { minLength: 1, maxLength: 40 });

  test("are commits that differ from the one before, and lead from one end to the other", async () => {
    await fc.assert(
      fc.asyncProperty(histories, async (history) => {
        const found = await findCulprits(history.length, async (at) => history[at] ?? null);
        for (const { at, before, after } of found) {
          expect(before).toEqual(history[at - 1] ?? null);
          expect(after).toEqual(history[at] ?? null);
          expect(areSameUnits(before, after)).toBe(false);
        }
        const places = found.map(({ at }) => at);
        expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
        const [first, last] = [history[0] ?? null, history.at(-1) ?? null];
        if (areSameUnits(first, last)) expect(found).toEqual([]);
        else expect(found.length).toBeGreaterThan(0);
      }),
    );
  });

  test("of one change among many commits, only so many are looked at as halving takes", async () => {
    const asked = new Set<number>();
    const found = await findCulprits(1025, async (at) => {
      asked.add(at);
      return at < 700 ? [] : ["x"];
    });
    expect(found.map(({ at }) => at)).toEqual([700]);
    expect(asked.size).toBeLessThanOrEqual(12);
  });
});
