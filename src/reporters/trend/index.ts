import { assertNever } from "../../model/assert-never.js";
import type { TrendReporter } from "./trend-reporter.js";
import type { TrendReporterName } from "./trend-reporter-names.js";

/** Every reporter of a trend by its name, loaded when it is used. A new one is a file, a line here and one in the list of names. */
export async function loadTrendReporter(name: TrendReporterName): Promise<TrendReporter> {
  switch (name) {
    case "console":
      return (await import("./console-trend.js")).consoleTrendReporter;
    case "json":
      return (await import("./json-trend.js")).jsonTrendReporter;
    case "csv":
      return (await import("./csv-trend.js")).csvTrendReporter;
    case "markdown":
      return (await import("./markdown-trend.js")).markdownTrendReporter;
    case "html":
      return (await import("./html-trend.js")).htmlTrendReporter;
    case "openmetrics":
      return (await import("./openmetrics-trend.js")).openmetricsTrendReporter;
    case "badge":
      return (await import("./badge-trend.js")).badgeTrendReporter;
    default:
      return assertNever(name);
  }
}
