import { closest, distance } from "fastest-levenshtein";

/** What was probably meant by a name that is none of the existing ones; null when nothing is close. */
export function nearest(name: string, existing: readonly string[]): string | null {
  if (existing.length === 0) return null;
  const guess = closest(name, existing);
  return distance(name, guess) * 3 <= Math.max(name.length, guess.length) ? guess : null;
}
