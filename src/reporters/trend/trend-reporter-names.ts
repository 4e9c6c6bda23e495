/** The names of the reporters of a trend, in the order in which the help lists them; the reporters themselves are loaded when one is used. */
export const TREND_REPORTER_NAMES = ["console", "json", "csv", "markdown", "html", "openmetrics", "badge"] as const;

export type TrendReporterName = (typeof TREND_REPORTER_NAMES)[number];
