import fc from "fast-check";
import { expect, test } from "vitest";
import { sanitize } from "../../../src/reporters/sanitize.js";
import { csvTrendReporter } from "../../../src/reporters/trend/csv-trend.js";
import { plainTrend, richTrend, trendOf } from "../sample-trend.js";

/** Reads RFC 4180, and nothing looser. */
function parseCsv(text: string): readonly (readonly string[])[] {
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
  const rows: string[][] = [[]];
  while (cell.lastIndex < text.length) {
    const found = cell.exec(text);
    if (found === null) throw new Error("no cell here");
    rows.at(-1)?.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? "");
    if (found[3] === "\r\n" && cell.lastIndex < text.length) rows.push([]);
  }
  return rows;
}

test("has a header, a row for each point, and empty cells where a count is not known", () => {
  const [header, ...rows] = parseCsv(csvTrendReporter.render(richTrend, plainTrend));
  expect(header).toEqual(["label", "commit", "date", "files", ...richTrend.metrics]);
  expect(rows.map((row) => row.slice(3))).toEqual([
    ["11", "", "3", "4", "0", "7"],
    ["12", "5", "3", "2", "0", "7"],
    ["13", "5", "12", "2", "0", "7"],
    ["15", "", "", "", "", ""],
    ["14", "9", "12", "3", "0", "7"],
  ]);
});

test("gives any label back, but none as a formula", () => {
  const label = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.constantFrom("=1+1", "@x", "-1", "+1", '"', "a,b", "a\r\nb"),
  );
  fc.assert(
    fc.property(label, (text) => {
      const trend = trendOf("routes.competing", [1]);
      const points = trend.points.map((point) => ({ ...point, label: text }));
      const [, row] = parseCsv(csvTrendReporter.render({ ...trend, points }, plainTrend));
      expect(row?.[0]?.replace(/^'(?=[=+\-@])/, "")).toBe(sanitize(text).replace(/^'(?=[=+\-@])/, ""));
      expect(row?.[0]).not.toMatch(/^[=+\-@]/);
      expect(row).toHaveLength(5);
    }),
  );
});
