import type { Report } from "../../src/model/report.js";
import type { TrendPoint } from "../../src/model/trend.js";
import { richReport } from "./sample-report.js";
import { dailyTrend } from "./daily-trend.js";

/** What analysed code might put into a name to get out of a page that quotes it. */
export const HOSTILE =
  '</script></style></title><script>globalThis.hacked = true</script><img src=x onerror="globalThis.hacked = true">\'"`${1}&lt;<!--\u2028\u202E\u0007';

/** Words of the model, which no analysed code can change. */
const OURS = new Set([
  "severity",
  "hop",
  "class",
  "matchedBy",
  "framework",
  "status",
  "outcome",
  "kind",
  "state",
  "by",
  "yardstick",
  "fingerprint",
]);

/** A report in which that stands in every text, names of files, roles and metrics included. */
export const hostileReport: Report = {
  ...(spoilt({ ...richReport, texts: new Map() }, "") as Report),
  texts: new Map([...richReport.texts].map(([path, text]) => [path + HOSTILE, text.replaceAll("\n", `${HOSTILE}\n`)])),
  metrics: Object.fromEntries(Object.entries(richReport.metrics).map(([name, value]) => [name + HOSTILE, value])),
  baseline: {
    file: HOSTILE,
    known: 1,
    metrics: {},
    fixed: [
      { rule: "r", kind: "k", file: HOSTILE, symbol: HOSTILE, fingerprint: "0", bodyHash: null, message: HOSTILE },
    ],
  },
  trend: {
    ...(spoilt(dailyTrend, "") as typeof dailyTrend),
    points: dailyTrend.points.map((point): TrendPoint => ({
      ...(spoilt(point, "") as TrendPoint),
      metrics: Object.fromEntries(Object.entries(point.metrics).map(([name, value]) => [name + HOSTILE, value])),
    })),
  },
};

/** The same value with all texts in it spoilt. */
function spoilt(value: unknown, key: string): unknown {
  if (typeof value === "string") return OURS.has(key) ? value : value + HOSTILE;
  if (Array.isArray(value) && key !== "skipped") return value.map((each) => spoilt(each, key));
  if (key === "skipped" || value === null || typeof value !== "object" || value instanceof Map) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, spoilt(each, name)]));
}
