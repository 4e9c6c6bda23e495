import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Trend } from "../../../src/model/trend.js";
import { sanitize } from "../../../src/reporters/sanitize.js";
import { openmetricsTrendReporter } from "../../../src/reporters/trend/openmetrics-trend.js";
import { emptyTrend, plainTrend, richTrend } from "../sample-trend.js";

/** The grammar of the specification, as far as gauges go: metadata once before the samples of a family, `# EOF` last and alone. */
function samplesOf(
  trend: Trend,
): readonly { readonly name: string; readonly labels: Readonly<Record<string, string>>; readonly value: number }[] {
  const text = openmetricsTrendReporter.render(trend, plainTrend);
  expect(text.endsWith("# EOF\n")).toBe(true);
  const seen = new Set<string>();
  let family = "";
  return text
    .slice(0, -"# EOF\n".length)
    .split("\n")
    .filter((line) => line !== "")
    .flatMap((line) => {
      const meta = /^# (HELP|TYPE) (\w+) (.+)$/.exec(line);
      if (meta !== null) {
        const [, kind, name = "", rest] = meta;
        if (kind === "HELP") {
          expect(seen.has(name)).toBe(false);
          seen.add(name);
          family = name;
        }
        expect([family, kind === "TYPE" ? rest : "gauge"]).toEqual([name, "gauge"]);
        return [];
      }
      const [, name = "", listed = "", value = ""] = /^([a-z_]+)(?:\{(.*)\})? (\d+)$/.exec(line) ?? [];
      expect([line, name]).toEqual([line, family]);
      const pairs = [...listed.matchAll(/([a-z]+)="((?:[^"\\]|\\[\\"n])*)"(?:,|$)/g)];
      expect(pairs.map(([whole]) => whole).join("")).toBe(listed);
      const labels = Object.fromEntries(
        pairs.map(([, key = "", escaped = ""]) => [key, escaped.replace(/\\(.)/g, "$1")]),
      );
      return [{ name, labels, value: Number(value) }];
    });
}

describe("the OpenMetrics text", () => {
  test("has the counts of the last point, and none that is not known", () => {
    const counts = samplesOf(richTrend).flatMap(({ name, labels, value }) =>
      name === "ssotlint_metric" ? [[labels["name"], value]] : [],
    );
    expect(Object.fromEntries(counts)).toEqual(richTrend.points.at(-1)?.metrics);
    const failed = { ...richTrend, points: richTrend.points.slice(0, 4) };
    expect(samplesOf(failed).filter(({ name }) => name === "ssotlint_metric")).toEqual([]);
  });

  test("says which commit, and how much was read of it", () => {
    const others = samplesOf(richTrend).filter(({ name }) => name !== "ssotlint_metric");
    expect(others).toEqual([
      { name: "ssotlint_files", labels: {}, value: 14 },
      { name: "ssotlint_files_unparsed", labels: {}, value: 1 },
      { name: "ssotlint_files_missing", labels: {}, value: 0 },
      {
        name: "ssotlint_commit",
        labels: { commit: "4".repeat(40), date: "2025-09-15", label: "v2.0 \\ “release”", by: "tag" },
        value: 1,
      },
    ]);
  });

  test("is a file without samples where there is no point", () => {
    expect(openmetricsTrendReporter.render({ ...emptyTrend, points: [] }, plainTrend)).toBe("# EOF\n");
  });

  test("gives any label back", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (label) => {
        const points = emptyTrend.points.map((point) => ({ ...point, label }));
        expect(samplesOf({ ...emptyTrend, points }).at(-1)?.labels["label"]).toBe(sanitize(label));
      }),
      { examples: [['\\"\n'], ["\\n"], ["}"]] },
    );
  });
});
