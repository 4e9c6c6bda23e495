import type { PathPattern } from "./path-pattern.js";

/** What a route matches: one pattern, or several where its path has optional parts. */
export type Patterns = readonly PathPattern[];

/**
 * How the paths that one route matches relate to those of another: `wider` when the first matches all that the second does and more,
 * `overlapping` when each matches something that the other does not, `unknown` when that cannot be decided.
 */
export interface PatternRelation {
  readonly relation: "same" | "wider" | "narrower" | "overlapping" | "apart" | "unknown";
  /** A path that both match; null when there is none or none is known. */
  readonly example: string | null;
}
