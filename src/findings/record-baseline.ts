import type { Baseline } from "../model/baseline.js";
import type { Metrics } from "../model/metrics.js";
import { matchBaseline, type BaselineInput } from "./compare-baseline.js";
import { contentsOf, entryOf } from "./entry-of.js";
import type { FindingLists } from "./mark-introduced.js";

export interface RecordInput extends Omit<BaselineInput, "baseline"> {
  /** What was recorded before; null for nothing. */
  readonly earlier: Baseline | null;
  readonly metrics: Metrics;
}

/** A baseline to write, and what is different in it. */
export interface Recorded {
  readonly baseline: Baseline;
  /** How many findings the earlier one did not have. */
  readonly added: number;
  /** How many it had that this one has not. */
  readonly removed: number;
}

/** Records every finding that is there now, those aside that inline suppressions silence. */
export function recordBaseline(lists: FindingLists, { earlier, metrics, ...input }: RecordInput): Recorded {
  const counting = lists.findings.filter(({ rule }) => !input.alwaysCounting.has(rule));
  const contentOf = contentsOf(input.texts);
  const entries = counting.map((finding) => entryOf(finding, contentOf));
  if (earlier === null) return { baseline: { entries, metrics }, added: entries.length, removed: 0 };
  const { known } = matchBaseline({ findings: counting, suppressed: [] }, { ...input, baseline: earlier });
  return {
    baseline: { entries, metrics },
    added: entries.length - known.size,
    removed: earlier.entries.length - known.size,
  };
}

/** Drops what is there no more, and nothing else: what is left stands as it stood, and of the counts those fall that have fallen. */
export function pruneBaseline(lists: FindingLists, earlier: Baseline, input: Omit<RecordInput, "earlier">): Recorded {
  const { fixed } = matchBaseline(lists, { ...input, baseline: earlier });
  const gone = new Set(fixed);
  const metrics = Object.entries(earlier.metrics).map(([metric, count]) => {
    const now = input.metrics[metric] ?? null;
    return [metric, now === null || count === null ? count : Math.min(count, now)];
  });
  return {
    baseline: {
      entries: earlier.entries.filter((entry) => !gone.has(entry)),
      metrics: Object.fromEntries(metrics) as Metrics,
    },
    added: 0,
    removed: fixed.length,
  };
}
