import type { Metrics } from "./metrics.js";

/** Where a baseline stands when nobody says where: in the analysis root, beside the manifest. */
export const BASELINE_FILE = "ssotlint-baseline.jsonl";

/** A finding that a baseline records: enough to recognise it after it moved, and to say what it was. */
export interface BaselineEntry {
  readonly rule: string;
  readonly kind: string;
  readonly file: string;
  readonly symbol: string | null;
  readonly fingerprint: string;
  /** The hash of the body that it is about; where it is about none, `file:` and the hash of its file's text. */
  readonly bodyHash: string | null;
  readonly message: string;
}

/** What a team has agreed to live with for now. */
export interface Baseline {
  /** Sorted by rule, file, symbol and fingerprint; each fingerprint once. */
  readonly entries: readonly BaselineEntry[];
  /** The counts of the same run, those aside that could not be known. */
  readonly metrics: Metrics;
}

/** A run against a baseline. */
export interface BaselineComparison {
  /** POSIX, relative to the analysis root; starts with `..` outside of it. */
  readonly file: string;
  /** How many findings it has, those that path filters leave out included. */
  readonly known: number;
  /** Entries of findings that are there no more, sorted like the baseline. */
  readonly fixed: readonly BaselineEntry[];
  /** What the baseline recorded. */
  readonly metrics: Metrics;
}
