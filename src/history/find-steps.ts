import { compareStrings } from "../model/order.js";
import type { TrendStep } from "../model/trend.js";
import { compareUnits, type Units } from "./compare-units.js";

/** What was counted at a commit. */
export interface CountedPoint {
  readonly commit: string;
  /** By metric. */
  readonly contents: ReadonlyMap<string, Units>;
}

/** A change of a metric between two points, by their places in the list of points. */
export interface FoundStep extends Omit<TrendStep, "blame"> {
  /** The place of the point after. */
  readonly at: number;
}

/**
 * The largest steps of all metrics, the largest first. So that metrics of thousands and metrics of three can be compared, a step is as large as
 * its share of the metric's whole range over all points; of two equal ones the one that changed more units is larger, then the later one.
 * @param points oldest first.
 */
export function findSteps(
  points: readonly CountedPoint[],
  metrics: readonly string[],
  most: number,
): readonly FoundStep[] {
  const ranked = metrics.flatMap((metric) => {
    const steps = stepsOf(points, metric);
    const range = rangeOf(points, metric);
    return steps.map((step) => ({ step, share: Math.abs(step.after - step.before) / Math.max(range, 1) }));
  });
  return ranked
    .sort(
      (a, b) =>
        b.share - a.share ||
        unitsOf(b.step) - unitsOf(a.step) ||
        b.step.at - a.step.at ||
        compareStrings(a.step.metric, b.step.metric),
    )
    .slice(0, most)
    .map(({ step }) => step);
}

function stepsOf(points: readonly CountedPoint[], metric: string): readonly FoundStep[] {
  const steps: FoundStep[] = [];
  for (const [index, point] of points.entries()) {
    const earlier = points[index - 1];
    const before = earlier?.contents.get(metric) ?? null;
    const after = point.contents.get(metric) ?? null;
    if (earlier === undefined || before === null || after === null) continue;
    const { came, went } = compareUnits(before, after);
    if (came.length + went.length === 0) continue;
    const counts = { before: before.length, after: after.length };
    steps.push({ metric, from: earlier.commit, to: point.commit, ...counts, came, went, at: index });
  }
  return steps;
}

function rangeOf(points: readonly CountedPoint[], metric: string): number {
  let lowest = Infinity;
  let highest = -Infinity;
  for (const { contents } of points) {
    const count = contents.get(metric)?.length;
    if (count === undefined) continue;
    lowest = Math.min(lowest, count);
    highest = Math.max(highest, count);
  }
  return highest - lowest;
}

function unitsOf({ came, went }: FoundStep): number {
  return came.length + went.length;
}
