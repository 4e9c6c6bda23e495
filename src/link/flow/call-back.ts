import type { Machine, Site } from "./machine.js";
import type { Argument, Value } from "./value.js";

/** The arguments of a method of data, each worked out. */
export interface Given {
  readonly arguments: readonly Argument[];
}

/** Calls a function that was given to a method of data: with each item, with each entry. */
export function callBack(machine: Machine, callee: Value, values: readonly Value[], site: Site): Value {
  return machine.call(
    callee,
    values.map((value) => ({ value, name: null })),
    { place: site.place, scope: site.scope, constructs: false, decorates: false },
  );
}
