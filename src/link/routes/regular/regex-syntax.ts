import type { CharSet } from "./char-set.js";

/** A regular expression as it is written, for what JavaScript and Python have in common and paths have use for. */
export type RegexNode =
  | { readonly kind: "characters"; readonly set: CharSet }
  | { readonly kind: "sequence"; readonly items: readonly RegexNode[] }
  | { readonly kind: "either"; readonly options: readonly RegexNode[] }
  /** `most` is null without a limit. */
  | { readonly kind: "repeat"; readonly of: RegexNode; readonly least: number; readonly most: number | null }
  /** `^` and `$`. */
  | { readonly kind: "start" }
  | { readonly kind: "end" }
  /** `\b` and `\B`. */
  | { readonly kind: "boundary"; readonly negated: boolean }
  /** `(?=…)` and `(?!…)`. */
  | { readonly kind: "ahead"; readonly of: RegexNode; readonly negated: boolean };
