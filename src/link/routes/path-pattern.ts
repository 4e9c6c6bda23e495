/** What paths a route matches, segment by segment, in one notation for all frameworks. */
export interface PathPattern {
  readonly segments: readonly PathSegment[];
  /** Whether the last segment has a slash behind it: `either` where the framework takes both, or sends from one to the other. */
  readonly trailingSlash: "yes" | "no" | "either";
  readonly caseSensitive: boolean;
}

/** What stands between two slashes. */
export type PathSegment =
  | { readonly kind: "text"; readonly text: string }
  /** One segment, whatever it is; with a constraint, the source of a regular expression for the whole of it (`\d+` of `<int:id>`). */
  | { readonly kind: "parameter"; readonly constraint: string | null }
  /** Text and parameters in one segment, as the source of a regular expression for the whole of it: `file-:name.txt`. */
  | { readonly kind: "mixed"; readonly source: string }
  /** Everything that is left, slashes included; `empty` when it may be nothing. Only as the last segment can it be compared well. */
  | { readonly kind: "rest"; readonly mayBeEmpty: boolean }
  /** A regular expression over more than one segment: what it matches cannot be compared. */
  | { readonly kind: "regex"; readonly source: string };
