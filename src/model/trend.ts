import type { Metrics } from "./metrics.js";

/** The intervals of a trend: of each, the last commit is a point. */
export const TREND_INTERVALS = ["commit", "day", "week", "month", "tag"] as const;

export type TrendInterval = (typeof TREND_INTERVALS)[number];

/** How the metrics came to be what they are: the same run over many commits. */
export interface Trend {
  readonly by: TrendInterval;
  /** Whose manifest each commit is judged by: today's for all of them, or its own. */
  readonly yardstick: "today" | "ownManifest";
  /** The metrics that were asked for, sorted. */
  readonly metrics: readonly string[];
  /** Oldest first. */
  readonly points: readonly TrendPoint[];
  /** What changed from one point to the next, the largest change first; as many as were asked for. */
  readonly steps: readonly TrendStep[];
  /** Sentences for the user: dates that cannot be, a history that is cut off, files of the past that could not be read. */
  readonly notes: readonly string[];
}

/** A commit, judged. */
export interface TrendPoint {
  /** The interval: `2025-09-15` (UTC), `2025-W38`, `2025-09`, the name of a tag, or the first digits of the commit. */
  readonly label: string;
  readonly commit: string;
  /** Day of the committer's date, UTC, ISO. */
  readonly date: string;
  /** First line of its message. */
  readonly subject: string;
  /** Of the trend's metrics those that are known by this manifest at this commit; null where a count cannot be known. */
  readonly metrics: Metrics;
  /** How many source files were analysed. */
  readonly files: number;
  /** Paths that could not be parsed whole, sorted. */
  readonly unparsed: readonly string[];
  /** Paths whose contents the repository does not have, sorted. */
  readonly missing: readonly string[];
  /** Why there are no metrics: the manifest of that time is wrong. Null for all others. */
  readonly failure: string | null;
}

/** A change of one metric from one point to the next. */
export interface TrendStep {
  readonly metric: string;
  /** Commit of the point before. */
  readonly from: string;
  /** Commit of the point after. */
  readonly to: string;
  readonly before: number;
  readonly after: number;
  /** What the metric counts that is there now: names as `<module>#<name>`, else symbols or places. Sorted. */
  readonly came: readonly string[];
  readonly went: readonly string[];
  /** The commits that made it, oldest first; null when they were not looked for. */
  readonly blame: readonly BlamedCommit[] | null;
}

/** A commit that changed what a metric counts, against its parent. */
export interface BlamedCommit {
  readonly commit: string;
  /** Its parent, or the commit before it that was judged. */
  readonly parent: string;
  /** Day of the author's date, UTC, ISO. */
  readonly authored: string;
  readonly author: string;
  readonly subject: string;
  readonly before: number | null;
  readonly after: number | null;
  readonly came: readonly string[];
  readonly went: readonly string[];
}
