import { consoleReporter } from "./console.js";
import { jsonReporter } from "./json.js";
import type { Reporter } from "./reporter.js";
import type { ReporterName } from "./reporter-names.js";
import { sarifReporter } from "./sarif.js";

/** Every reporter by its name. A new one is a file, a line here and one in the list of names. */
export const REPORTERS = {
  console: consoleReporter,
  json: jsonReporter,
  sarif: sarifReporter,
} as const satisfies Record<ReporterName, Reporter>;
