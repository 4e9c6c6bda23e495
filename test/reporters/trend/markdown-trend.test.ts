import MarkdownIt from "markdown-it";
import { describe, expect, test } from "vitest";
import { renderMarkdownTrend } from "../../../src/reporters/trend/markdown-trend.js";
import { emptyTrend, richTrend, trendOf } from "../sample-trend.js";

const markdown = new MarkdownIt({ html: true, linkify: true });
const tagsOf = (html: string): readonly string[] => [...new Set(html.match(/(?<=<)[a-z][^\s>]*/gi))].toSorted();

/** All that can be judged. */
const judged = { ...richTrend, points: richTrend.points.filter(({ failure }) => failure === null) };

describe("the trend as Markdown", () => {
  test("has a row for each metric that changed: now, start, lowest, highest", () => {
    const text = renderMarkdownTrend(judged, null);
    expect(text).toContain('| `roles.websocket-manager.rivals` | **3** | 4 | 2 (=cmd&#124;"calc",A1) | 4 (v0.1) |');
    expect(text).toContain("<summary>2 metrics never changed</summary>");
  });

  test("what is not known now has no number", () => {
    expect(renderMarkdownTrend(trendOf("routes.competing", [3, null]), null)).toContain(
      "| `routes.competing` | – | 3 |",
    );
  });

  test("has no element but its own, whatever stands in messages and names", () => {
    const text = renderMarkdownTrend(judged, "https://github.com/o/r/commit");
    const html = markdown.render(text);
    expect(tagsOf(html)).toEqual(
      [
        "a",
        "code",
        "details",
        "h2",
        "h3",
        "li",
        "strong",
        "summary",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
      ].toSorted(),
    );
    expect(
      [...new Set(html.match(/href="[^"]*"/g))].every((link) =>
        link.startsWith('href="https://github.com/o/r/commit/'),
      ),
    ).toBe(true);
    expect(text).not.toMatch(/(?<!&)[@#](?=mallory|12)/);
  });

  test("links to commits where the code host is known", () => {
    expect(renderMarkdownTrend(richTrend, "https://h/o/r/commit")).toContain(
      `[\`${"a".repeat(10)}\`](https://h/o/r/commit/${"a".repeat(40)})`,
    );
    expect(renderMarkdownTrend(richTrend, null)).not.toContain("](");
  });

  test.each([65_000, 10_000])("stays under %d characters, and says what is left out", (most) => {
    const names = Array.from({ length: 3000 }, (_, index) => `roles.role-${index}.rivals`);
    const text = renderMarkdownTrend(
      {
        ...richTrend,
        metrics: names,
        points: richTrend.points.map((point, at) => ({
          ...point,
          metrics: Object.fromEntries(names.map((name, index) => [name, index % 2 === 0 ? at : 1])),
        })),
        steps: Array.from({ length: 500 }, () => richTrend.steps).flat(),
        notes: names,
      },
      "https://github.com/o/r/commit",
      most,
    );
    expect(text.length).toBeLessThanOrEqual(most);
    expect(text.match(/left out: a comment has no room for more/g)?.length).toBe(4);
    const html = markdown.render(text);
    expect(html.match(/<details>/g)?.length).toBe(html.match(/<\/details>/g)?.length);
  });

  test("of nothing it says so much", () => {
    expect(renderMarkdownTrend(emptyTrend, null)).toBe("## ssotlint trend by commit, 0123456789 to 0123456789\n");
  });
});
