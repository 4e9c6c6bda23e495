/** What paths a route matches, segment by segment, in one notation for all frameworks. The path without any segment is `/`. */
export interface PathPattern {
  readonly segments: readonly PathSegment[];
  /**
   * Whether the last segment has a slash behind it: `either` where the framework takes both, or sends from one to the other. It takes the
   * slash away first, so that a last segment that may be empty is only where another slash stands behind it, and as all of the path.
   */
  readonly trailingSlash: "yes" | "no" | "either";
  readonly caseSensitive: boolean;
}

/** What stands between two slashes. */
export type PathSegment =
  /** Empty between two slashes in a row. `anyCase`: in either case, although the pattern as a whole tells case apart. */
  | { readonly kind: "text"; readonly text: string; readonly anyCase?: true }
  /**
   * One segment, whatever it is, but not empty; with a constraint, the source of a regular expression for the whole of it (`\d+` of
   * `<int:id>`), which never reaches beyond the segment. `mayBeEmpty`: it is one without a constraint, and may be empty nevertheless.
   */
  | { readonly kind: "parameter"; readonly constraint: string | null; readonly mayBeEmpty?: true }
  /** Text and parameters in one segment, as the source of a regular expression for the whole of it: `file-:name.txt`. */
  | { readonly kind: "mixed"; readonly source: string }
  /**
   * Everything that is left, slashes included; `mayBeEmpty` when it may be nothing. The slash in front of it is always there: what also
   * matches without it has a second pattern.
   */
  | { readonly kind: "rest"; readonly mayBeEmpty: boolean }
  /**
   * A regular expression over more than one segment, for the whole of what stands there, the slash in front of it included: `\/api\/.*`.
   * What is only searched for has `[^]*` around it.
   */
  | { readonly kind: "regex"; readonly source: string };
