import { describe, expect, test } from "vitest";
import { loadTrendReporter } from "../../../src/reporters/trend/index.js";
import { TREND_REPORTER_NAMES } from "../../../src/reporters/trend/trend-reporter-names.js";
import { emptyTrend, plainTrend, richTrend, trendOf } from "../sample-trend.js";

describe("a trend", () => {
  test.each([
    ["console", "rich-console.txt", richTrend, {}],
    ["json", "rich-trend.json", richTrend, {}],
    ["csv", "rich-trend.csv", richTrend, {}],
    ["markdown", "rich-trend.md", richTrend, {}],
    ["markdown", "rich-trend-links.md", richTrend, { commitsUrl: "https://github.com/o/r/commit" }],
    ["openmetrics", "rich-trend.prom", richTrend, {}],
    ["badge", "badge-worse.svg", trendOf("roles.websocket-manager.rivals", [2, 3]), {}],
    ["badge", "badge-better.svg", trendOf("roles.websocket-manager.rivals", [12, 3]), {}],
    ["json", "empty-trend.json", emptyTrend, {}],
    ["csv", "empty-trend.csv", emptyTrend, {}],
    ["markdown", "empty-trend.md", emptyTrend, {}],
    ["openmetrics", "empty-trend.prom", emptyTrend, {}],
  ] as const)("%s: %s", async (name, file, trend, options) => {
    const { render } = await loadTrendReporter(name);
    await expect(render(trend, { ...plainTrend, ...options })).toMatchFileSnapshot(`__snapshots__/${file}`);
  });

  test.each(TREND_REPORTER_NAMES)("as %s ends with a newline, and twice the same", async (name) => {
    const { render, name: own } = await loadTrendReporter(name);
    const trend = trendOf("routes.competing", [3, 1]);
    const text = render(trend, plainTrend);
    expect(text.endsWith("\n")).toBe(true);
    expect(render(structuredClone(trend), plainTrend)).toBe(text);
    expect(own).toBe(name);
  });
});
