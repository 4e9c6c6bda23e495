import { constructorOf } from "./construct.js";
import type { Machine, Site } from "./machine.js";
import { basesOf, externalBase, lineage } from "./members.js";
import type { Argument, SuperValue, Value } from "./value.js";
import { NOTHING } from "./values.js";

/** `super(…)` of JavaScript runs the constructor of the base; `super()` of Python gives the bases themselves. */
export function callSuper(machine: Machine, callee: SuperValue, given: readonly Argument[], site: Site): Value {
  if (machine.languageOf(site.scope.file) === "python") return callee;
  constructBase(machine, callee, given, site);
  return NOTHING;
}

/** Runs the constructor of the nearest base that has one, of ours or not. */
export function constructBase(
  machine: Machine,
  { owner, self }: SuperValue,
  given: readonly Argument[],
  site: Site,
): void {
  for (const base of basesOf(owner)) {
    if (base.kind !== "class") continue;
    for (const ancestor of lineage(base)) {
      const own = constructorOf(ancestor);
      if (own === null || own.function === null) continue;
      const symbol = ancestor.symbol === null ? null : `${ancestor.symbol}.${own.name}`;
      const { file, scope } = ancestor;
      machine.callFunction(
        { kind: "function", function: own.function, file, symbol, self, owner: ancestor, scope },
        given,
        site.place,
      );
      return;
    }
  }
  // The external base gets what is handed on to it.
  if (self.kind === "host" && externalBase(owner) !== null) self.made = { ...self.made, arguments: given };
}
