import type { Rule } from "../model/rule.js";
import { budgetExceeded } from "./budget-exceeded.js";
import { bypassedOwner } from "./bypassed-owner.js";
import { competingRoute } from "./competing-route.js";
import { duplicateConstant } from "./duplicate-constant.js";
import { duplicateImplementation } from "./duplicate-implementation.js";
import { manifestDrift } from "./manifest-drift.js";
import { nonCanonicalImport } from "./non-canonical-import.js";
import { unresolvedImport } from "./unresolved-import.js";
import { unusedSuppression } from "./unused-suppression.js";

/** Every rule, in the fixed order in which reports list them. New ones go where they belong; none ever leaves. */
export const RULES: readonly Rule[] = [
  duplicateImplementation,
  competingRoute,
  nonCanonicalImport,
  unresolvedImport,
  bypassedOwner,
  duplicateConstant,
  budgetExceeded,
  manifestDrift,
  unusedSuppression,
];

/** The kinds of each rule, by its id: what a manifest may set a severity for. */
export function ruleCatalogue(): ReadonlyMap<string, readonly string[]> {
  return new Map(RULES.map((rule) => [rule.id, Object.keys(rule.kinds)]));
}
