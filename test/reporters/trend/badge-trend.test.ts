import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Trend } from "../../../src/model/trend.js";
import { UserError } from "../../../src/model/user-error.js";
import { badgeTrendReporter } from "../../../src/reporters/trend/badge-trend.js";
import { elementsOf, parseXml, type Element } from "../../parse-xml.js";
import { emptyTrend, plainTrend, richTrend, trendOf } from "../sample-trend.js";

const METRIC = "roles.websocket-manager.rivals";
const COLORS: Readonly<Record<string, string>> = { "#1a7f37": "green", "#cf222e": "red", "#57606a": "grey" };

function badge(trend: Trend, budgets: Readonly<Record<string, number>> = {}): Element {
  return parseXml(badgeTrendReporter.render(trend, { ...plainTrend, budgets }));
}

const texts = (svg: Element): readonly string[] => elementsOf(svg, "text").map(({ text }) => text);
const color = (svg: Element): string => COLORS[elementsOf(svg, "path").at(-1)?.attributes["fill"] ?? ""] ?? "another";

describe("the badge", () => {
  test.each([
    ["fewer than at the start", [5, 3], {}, "3", "green"],
    ["more than at the start", [1, 3], {}, "3", "red"],
    ["as many as at the start", [3, 1, 3], {}, "3", "grey"],
    ["none", [0, 0], {}, "0", "green"],
    ["within the budget, though it rose", [1, 3], { [METRIC]: 3 }, "3", "green"],
    ["over the budget, though it fell", [5, 3], { [METRIC]: 2 }, "3", "red"],
    ["of another metric's budget nothing is said", [3, 3], { other: 0 }, "3", "grey"],
    ["not known now", [3, null], { [METRIC]: 9 }, "unknown", "grey"],
    ["never known", [null, null], {}, "unknown", "grey"],
  ] as const)("%s", (_name, counts, budgets, value, expected) => {
    const svg = badge(trendOf(METRIC, counts), budgets);
    expect([...texts(svg), color(svg)]).toEqual([METRIC, value, expected]);
  });

  test("more live routes are neither good nor bad", () => {
    expect(color(badge(trendOf("routes.live", [1, 9])))).toBe("grey");
  });

  test("says in words what it shows", () => {
    const svg = badge(trendOf(METRIC, [5, 3]), { [METRIC]: 2 });
    const [title] = elementsOf(svg, "title");
    expect(title?.text).toBe(`${METRIC}: 3, budget 2, was 5 at v0`);
    expect(svg.attributes).toMatchObject({ role: "img", "aria-label": title?.text, height: "20" });
  });

  test("is as wide as its text, whatever that is, and loads nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (metric) => {
        const svg = badge(trendOf(metric, [1]));
        const [left, right] = elementsOf(svg, "text").map(({ attributes }) => Number(attributes["textLength"]));
        expect(Number(svg.attributes["width"])).toBe((left ?? 0) + (right ?? 0) + 24);
        expect(JSON.stringify(svg)).not.toMatch(/"(?:href|src|style|xlink:href)":/);
      }),
    );
    const width = (metric: string): number => Number(badge(trendOf(metric, [1])).attributes["width"]);
    expect(width("WWWW")).toBeGreaterThan(width("iiii"));
    expect(width("漢字漢字")).toBeGreaterThanOrEqual(width("WWWW"));
  });

  test.each([
    ["several metrics", richTrend],
    ["no metric", emptyTrend],
  ])("is of one metric: %s is a mistake", (_name, trend) => {
    expect(() => badge(trend)).toThrow(UserError);
  });
});
