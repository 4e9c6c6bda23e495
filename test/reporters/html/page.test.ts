import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Report } from "../../../src/model/report.js";
import type { PageData } from "../../../src/reporters/html/page-data.js";
import type { TrendPoint } from "../../../src/model/trend.js";
import { loadReporter } from "../../../src/reporters/index.js";
import { loadTrendReporter } from "../../../src/reporters/trend/index.js";
import type { RenderOptions } from "../../../src/reporters/reporter.js";
import { hostileReport } from "../hostile-report.js";
import { comparedReport, emptyReport, plain, richReport } from "../sample-report.js";
import { plainTrend, richTrend } from "../sample-trend.js";
import { dailyTrend } from "../daily-trend.js";

const { render } = await loadReporter("html");

function page(report: Report, options: Partial<RenderOptions> = {}): string {
  return render(report, { ...plain, ...options }).text;
}

/** What stands in the element that the data is in. */
function dataOf(text: string): PageData {
  const json = /<script type="application\/json" id="data">(.*?)<\/script>/s.exec(text)?.[1] ?? "";
  return JSON.parse(json) as PageData;
}

describe("the page", () => {
  test("is the same for the same report", () => {
    const report = { ...richReport, trend: dailyTrend };
    expect(page(structuredClone(report))).toBe(page(report));
  });

  test("allows its own script and style alone", () => {
    const text = page(richReport);
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(text)?.[1]?.replaceAll("&#39;", "'") ?? "";
    const hash = (tag: string): string => {
      const inside = new RegExp(`<${tag}>(.*?)</${tag}>`, "s").exec(text)?.[1] ?? "";
      expect(inside.length).toBeGreaterThan(1000);
      return `'sha256-${createHash("sha256").update(inside).digest("base64")}'`;
    };
    expect(policy.split("; ")).toEqual([
      "default-src 'none'",
      `script-src ${hash("script")}`,
      `style-src ${hash("style")}`,
      "img-src data:",
      "base-uri 'none'",
      "form-action 'none'",
    ]);
  });

  test("has nothing in it that is fetched", () => {
    const text = page({ ...richReport, trend: dailyTrend });
    expect(text.match(/\b(?:src|srcset|action|data|poster|xlink:href)="/g)).toBeNull();
    expect(text.match(/\bhref="(?!#|data:,")[^"]*"/g)).toBeNull();
    expect(text.match(/https?:|url\(|@import|\bstyle="|\bon[a-z]+="/g)).toBeNull();
  });

  test("has the parts that the report has something for", () => {
    const parts = (report: Report): readonly string[] =>
      [...page(report).matchAll(/<section id="(\w+)"/g)].map(([, id]) => id ?? "");
    expect(parts({ ...richReport, trend: dailyTrend })).toEqual([
      "numbers",
      "trend",
      "roles",
      "routes",
      "findings",
      "rest",
    ]);
    expect(parts(emptyReport)).toEqual(["numbers"]);
  });

  test("knows all findings, and the suppressed ones when they are asked for", () => {
    const { findings } = dataOf(page(comparedReport));
    expect(findings.map(({ id }) => id)).toEqual(comparedReport.findings.map(({ fingerprint }) => fingerprint));
    expect(findings.map(({ introduced }) => introduced)).toEqual([true, false, true, false, true, false, true]);
    const withSuppressed = dataOf(page(comparedReport, { includeSuppressed: true })).findings;
    expect(withSuppressed.filter(({ state }) => state === "suppressed").map(({ reason }) => reason)).toEqual([
      "boot order",
    ]);
  });

  test("gives each finding the code around it, and no more", () => {
    const { files, findings, lines } = dataOf(page(richReport));
    const missing = findings.find(({ rule }) => rule === "unresolved-import");
    const [file = -1, line = 0] = missing?.at ?? [];
    expect(files[file]).toBe("src/chat/consumer.ts");
    expect(lines[file]?.[line]).toContain("../ws/heartbeat.js");
    expect(Object.keys(lines[file] ?? {}).length).toBeLessThan(12);
  });

  test("links to the code where it is known where that is shown", () => {
    const sourceUrl = "https://example.org/blob/main";
    const text = page(richReport, { sourceUrl });
    expect(text).toContain(`href="https://example.org/blob/main/packages/front%20end/src/ws/unified-manager.ts#L2"`);
    expect(dataOf(text).base).toBe("https://example.org/blob/main/packages/front%20end/");
    expect(dataOf(page(richReport)).base).toBeNull();
  });

  test("links commits of the trend to where they are shown", () => {
    const commitsUrl = "https://example.org/commit";
    expect(page({ ...richReport, trend: dailyTrend }, { commitsUrl })).toContain(`href="${commitsUrl}/`);
  });

  test("shows names that are markup as what they are", () => {
    const text = page(hostileReport, { includeSuppressed: true });
    expect(text.match(/<script/g)).toHaveLength(2);
    expect(text.match(/<\/script/g)).toHaveLength(2);
    expect(text.match(/<img|<svg onload/g)).toBeNull();
    expect(text.match(/(?!\n)[\u2028\u2029\u202E\p{Cc}]/gu)).toBeNull();
    expect(dataOf(text).findings).toHaveLength(hostileReport.findings.length + 1);
  });
});

describe("the page of a trend", async () => {
  const trend = await loadTrendReporter("html");

  test("has charts of what changed, and a list of what did not", () => {
    const always = { ...dailyTrend, metrics: [...dailyTrend.metrics, "routes.live"] };
    const points = always.points.map((point) => ({ ...point, metrics: { ...point.metrics, "routes.live": 7 } }));
    const text = trend.render({ ...always, points }, plainTrend);
    expect([...text.matchAll(/<figcaption><b>([^<]*)/g)].map(([, metric]) => metric)).toEqual(dailyTrend.metrics);
    expect(text).toContain("1 metric never changed");
    expect(text.match(/<section/g)).toHaveLength(1);
  });

  test("links commits to where they are shown, and to nothing else", () => {
    const hrefs = (commitsUrl: string | null): readonly string[] =>
      [...trend.render(richTrend, { ...plainTrend, commitsUrl }).matchAll(/href="([^"]*)"/g)].map(
        ([, href]) => href ?? "",
      );
    expect(hrefs(null).filter((href) => !href.startsWith("#"))).toEqual(["data:,"]);
    expect(hrefs("https://example.org/commit")).toContain(`https://example.org/commit/${"a".repeat(40)}`);
  });

  test("does not grow without end", () => {
    const points = Array.from({ length: 12_000 }, (_, index) => ({
      ...(dailyTrend.points[0] as TrendPoint),
      commit: index.toString(16).padStart(40, "0"),
      metrics: { "imports.nonCanonical": index % 97 },
    }));
    const text = trend.render({ ...dailyTrend, by: "commit", metrics: ["imports.nonCanonical"], points }, plainTrend);
    expect(text.length).toBeLessThan(1_000_000);
    expect(text).toContain("the last of 12000");
  });
});
