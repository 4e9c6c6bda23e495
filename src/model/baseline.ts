import type { Metrics } from "./metrics.js";

/** A finding that a baseline records: enough to recognise it after it moved, and to say what it was. */
export interface BaselineEntry {
  readonly rule: string;
  readonly kind: string;
  readonly file: string;
  readonly symbol: string | null;
  readonly fingerprint: string;
  readonly bodyHash: string | null;
  readonly message: string;
}

/** A run against a baseline. */
export interface BaselineComparison {
  /** POSIX, relative to the analysis root. */
  readonly file: string;
  /** How many findings it has, those that path filters leave out included. */
  readonly known: number;
  /** Entries of findings that are there no more, sorted like the baseline. */
  readonly fixed: readonly BaselineEntry[];
  readonly metrics: Metrics;
}
