import { renderTrendPage } from "../html/page.js";
import type { TrendReporter } from "./trend-reporter.js";

/** For people in a browser: one file that needs no network, with a chart of each metric and what moved it. */
export const htmlTrendReporter: TrendReporter = {
  name: "html",
  description: "for a browser: one page with a chart of each metric, and what moved them most",
  render: (trend, { commitsUrl }) => renderTrendPage(trend, commitsUrl),
};
