import type { BaselineChoice } from "../open-baseline.js";

/** yargs knows `--no-baseline` as the value false, whatever the type of the option. */
export function baselineChoice(given: unknown): BaselineChoice {
  return given === false || typeof given === "string" ? given : undefined;
}
