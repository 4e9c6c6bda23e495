import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import type { Trend, TrendPoint } from "../../../src/model/trend.js";
import { consoleTrendReporter } from "../../../src/reporters/trend/console-trend.js";

/** A trend by day of metrics with these values. */
function trendOf(metrics: Readonly<Record<string, readonly (number | null)[]>>): Trend {
  const days = Math.max(...Object.values(metrics).map(({ length }) => length));
  const points = Array.from({ length: days }, (_, index): TrendPoint => {
    const date = `2025-01-${String(index + 1).padStart(2, "0")}`;
    const counts = Object.entries(metrics).map(([metric, values]) => [metric, values[index] ?? null]);
    const none = { subject: "", files: 1, unparsed: [], missing: [], failure: null };
    return { label: date, commit: `c${index}`, date, metrics: Object.fromEntries(counts), ...none };
  });
  return { by: "day", yardstick: "today", metrics: Object.keys(metrics), points, steps: [], notes: [] };
}

function lines(metrics: Parameters<typeof trendOf>[0], width = 80, color = false): readonly string[] {
  return consoleTrendReporter.render(trendOf(metrics), { width, color, commitsUrl: null, budgets: {} }).split("\n");
}

test("what never changed is told in a line, zeros apart", () => {
  const shown = lines({ a: [0, 0], b: [0, 0], c: [3, 3], d: [null, null], moving: [1, 2] });
  expect(shown).toContain("Always 0: a, b");
  expect(shown).toContain("Never changed: c: 3, d: unknown");
});

test("a bar for each point, as high as its share of the highest, and none where nothing is known", () => {
  const chart = lines({ m: [0, 4, null, 8] }, 11).filter((line) => line.includes("│"));
  expect(chart).toEqual(["8 │      ██", "  │      ██", "  │      ██", "  │  ██  ██", "  │  ██  ██", "  │  ██  ██"]);
});

test.each([60, 80, 120])("nothing is wider than %i columns, with colour or without", (width) => {
  const many = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`roles.r${index}.names`, [index, 5, 1000]]));
  for (const metrics of [{ m: [1, 2, 3] }, many, { m: Array.from({ length: 500 }, (_, index) => index) }]) {
    for (const color of [true, false]) {
      const widths = lines(metrics, width, color).map((line) => stripVTControlCharacters(line).length);
      expect(Math.max(...widths)).toBeLessThanOrEqual(width);
    }
  }
});
