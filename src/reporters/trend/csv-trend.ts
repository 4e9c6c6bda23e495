import type { Trend } from "../../model/trend.js";
import { sanitize } from "../sanitize.js";
import type { TrendReporter } from "./trend-reporter.js";

/**
 * For spreadsheets and plots: RFC 4180, a header and a row for each point, with a column for each metric that is empty where the count is not
 * known. Of the repository's own text only the labels are in it, where they are names of tags.
 */
export const csvTrendReporter: TrendReporter = {
  name: "csv",
  description: "for spreadsheets: a row a point, a column a metric",
  render: ({ metrics, points }: Trend) => {
    const header = ["label", "commit", "date", "files", ...metrics];
    const rows = points.map(({ label, commit, date, files, metrics: counts }) => [
      label,
      commit,
      date,
      String(files),
      ...metrics.map((metric) => String(counts[metric] ?? "")),
    ]);
    return [header, ...rows].map((cells) => `${cells.map(cell).join(",")}\r\n`).join("");
  },
};

function cell(text: string): string {
  const safe = harmless(sanitize(text));
  return /[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Spreadsheets run what begins like a formula, and a tag may: an apostrophe makes it text, as OWASP advises. */
function harmless(text: string): string {
  return /^[=+\-@]/.test(text) ? `'${text}` : text;
}
