/**
 * The days of commits, each no earlier than those before it. Clocks are wrong and histories get rewritten, so commits carry dates of the
 * future and of the past. Of all ways to believe as many dates as possible, the rest gets the day of the commit before it: one wrong date
 * then moves one commit, and not all that follow or precede it.
 * Algorithm: the longest non-decreasing subsequence by patience sorting (Fredman 1975), O(n log n).
 * @param days in the order of the history, oldest first.
 */
export function steadyDays(days: readonly number[]): { readonly days: readonly number[]; readonly doubted: number } {
  const believed = longestRising(days);
  const steady: number[] = [];
  let last = days[believed[0] ?? 0] ?? 0;
  let next = 0;
  for (const [index, day] of days.entries()) {
    if (believed[next] === index) {
      last = day;
      next += 1;
    }
    steady.push(last);
  }
  return { days: steady, doubted: days.length - believed.length };
}

/** The indexes of a longest non-decreasing subsequence. */
function longestRising(values: readonly number[]): readonly number[] {
  /** By length less one, the index at which a subsequence of that length ends lowest. */
  const ends: number[] = [];
  const before: number[] = [];
  for (const [index, value] of values.entries()) {
    const length = countAtMost(ends, values, value);
    before.push(length === 0 ? -1 : (ends[length - 1] ?? -1));
    ends[length] = index;
  }
  const found: number[] = [];
  for (let index = ends.at(-1) ?? -1; index !== -1; index = before[index] ?? -1) found.push(index);
  return found.reverse();
}

/** How many of the ends, which rise, are no greater than a value. */
function countAtMost(ends: readonly number[], values: readonly number[], value: number): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[ends[middle] ?? 0] ?? 0) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
