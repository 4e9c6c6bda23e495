import { distance } from "fastest-levenshtein";

/** What was probably meant by a word that is none of the valid ones; null when nothing is close. Case does not count. */
export function nearest(word: string, valid: Iterable<string>): string | null {
  const wanted = word.toLowerCase();
  let best: string | null = null;
  let least = Infinity;
  for (const candidate of valid) {
    const edits = distance(wanted, candidate.toLowerCase());
    if (edits < least && edits <= mostEdits(Math.max(wanted.length, candidate.length))) {
      least = edits;
      best = candidate;
    }
  }
  return best;
}

/** ` Did you mean roles?`, or nothing when nothing is close: the end of a message about a word that does not exist. */
export function didYouMean(word: string, valid: Iterable<string>): string {
  const guess = nearest(word, valid);
  return guess === null ? "" : ` Did you mean ${guess}?`;
}

/** A third of the longer word, and at least the two edits that swapped letters are: `rolse` is `roles`, and `x` is nothing. */
function mostEdits(length: number): number {
  if (length <= 3) return length - 1 > 1 ? 1 : 0;
  return Math.max(2, Math.floor(length / 3));
}
