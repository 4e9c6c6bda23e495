import { constructorFor } from "./construct.js";
import { initialize } from "./host-call.js";
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
  const ancestors = basesOf(owner).flatMap((base) => (base.kind === "class" ? lineage(base) : []));
  const constructor = constructorFor(ancestors, self);
  if (constructor !== null) machine.callFunction(constructor, given, site.place);
  // The external base gets what is handed on to it.
  else if (self.kind === "host" && externalBase(owner) !== null) initialize(machine, self, given, site);
}
