import { compareStrings } from "../model/order.js";

/** What a metric counts at a time; null where it cannot be known. */
export type Units = readonly string[] | null;

/** What is there later and was not before, and the other way round, sorted. A unit that is there twice and was there once came once. */
export function compareUnits(
  before: Units,
  after: Units,
): { readonly came: readonly string[]; readonly went: readonly string[] } {
  return { came: without(after ?? [], before ?? []), went: without(before ?? [], after ?? []) };
}

/** Whether a metric counts the same things at both times, not just as many. */
export function areSameUnits(before: Units, after: Units): boolean {
  if (before === after) return true;
  if (before === null || after === null || before.length !== after.length) return false;
  const { came } = compareUnits(before, after);
  return came.length === 0;
}

function without(units: readonly string[], others: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const unit of others) left.set(unit, (left.get(unit) ?? 0) + 1);
  const found = units.filter((unit) => {
    const count = left.get(unit) ?? 0;
    if (count > 0) left.set(unit, count - 1);
    return count === 0;
  });
  return found.sort(compareStrings);
}
