import { consoleReporter } from "./console.js";
import { jsonReporter } from "./json.js";
import type { Reporter } from "./reporter.js";
import { sarifReporter } from "./sarif.js";

/** Every reporter by its name. A new one is a file and a line here. */
export const REPORTERS = {
  console: consoleReporter,
  json: jsonReporter,
  sarif: sarifReporter,
} as const satisfies Record<string, Reporter>;

export type ReporterName = keyof typeof REPORTERS;
