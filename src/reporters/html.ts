import { renderPage } from "./html/page.js";
import type { Reporter } from "./reporter.js";

/** For people in a browser: one file that needs no network, to be kept with a build or passed on. */
export const htmlReporter: Reporter = {
  name: "html",
  description: "for a browser: one page with the numbers, pictures of the roles, the routes, and findings to search",
  render: (report, options) => ({ text: renderPage(report, options), warnings: [] }),
};
