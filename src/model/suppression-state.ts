import type { Suppression } from "./facts.js";

/** A suppression in its file, and what it did in this run. */
export interface SuppressionState {
  readonly file: string;
  readonly suppression: Suppression;
  /** It has a reason, its date has not passed, and it names existing rules. */
  readonly valid: boolean;
  readonly expired: boolean;
  /** How many findings it suppressed. */
  readonly used: number;
  /** Names in it that are no rule, each with the nearest rule's name if there is one. */
  readonly unknownRules: readonly { readonly name: string; readonly nearest: string | null }[];
}
