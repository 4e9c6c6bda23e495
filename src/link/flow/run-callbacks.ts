import type { Machine, Site } from "./machine.js";
import type { Argument } from "./value.js";

/**
 * Runs the functions that are written in the arguments of a call of something that is not known: what is done when a connection is there is
 * done by them. Of Python, only what such a call may run at once is, which no handler is.
 */
export function runCallbacks(machine: Machine, given: readonly Argument[], site: Site): void {
  if (machine.languageOf(site.scope.file) === "python") return;
  for (const { value } of given) {
    if (value.kind === "function" && value.symbol === null && !machine.used.has(value.function)) {
      machine.callFunction(value, [], site.place);
    }
  }
}
