import type { Place } from "./span.js";

/** What the metric of a budget counts. */
export interface BudgetUnits {
  readonly metric: string;
  /** Where the budget is set, and so where it is exceeded. */
  readonly place: Place;
  /** One text for each unit, the same as long as it is the same thing; null where it cannot be known. */
  readonly texts: readonly string[] | null;
  /** The same units to show to people, in the same order; empty where the budget is kept. */
  readonly units: readonly BudgetUnit[];
}

export interface BudgetUnit {
  readonly message: string;
  readonly place: Place;
  /** What the finding about it has, if there is one: the rule and kind, or the symbol. */
  readonly finding: { readonly rule: string; readonly kind: string } | { readonly symbol: string } | null;
}
