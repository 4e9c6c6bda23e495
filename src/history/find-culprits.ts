import { areSameUnits, type Units } from "./compare-units.js";

/** A commit at which a metric changed, by its place in the list of commits. */
export interface Culprit {
  readonly at: number;
  readonly before: Units;
  readonly after: Units;
}

/**
 * The commits that made a step, oldest first: the interval is halved until both ends of a part count the same things or are neighbours.
 * What came and went again between two ends that agree is not seen.
 * @param count of the commits: the first one is the point before the step, the last one the point after it.
 * @param unitsAt what the metric counts at the commit of this place.
 */
export async function findCulprits(
  count: number,
  unitsAt: (at: number) => Promise<Units>,
): Promise<readonly Culprit[]> {
  const search = async (low: number, high: number): Promise<readonly Culprit[]> => {
    const [before, after] = [await unitsAt(low), await unitsAt(high)];
    if (low >= high || areSameUnits(before, after)) return [];
    if (high - low === 1) return [{ at: high, before, after }];
    const middle = (low + high) >> 1;
    return [...(await search(low, middle)), ...(await search(middle, high))];
  };
  return search(0, count - 1);
}
