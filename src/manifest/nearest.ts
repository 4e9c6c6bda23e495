import { distance } from "fastest-levenshtein";

/** What was probably meant by a word that is none of the valid ones; null when nothing is close. */
export function nearest(word: string, valid: readonly string[]): string | null {
  const wanted = word.toLowerCase();
  let best: { readonly word: string; readonly edits: number } | null = null;
  for (const candidate of valid) {
    const edits = distance(wanted, candidate.toLowerCase());
    if (edits <= mostEdits(wanted, candidate) && (best === null || edits < best.edits))
      best = { word: candidate, edits };
  }
  return best?.word ?? null;
}

/** A third of the longer word: `canoncial` is `canonical`, `routs` is `routes`, and `x` is nothing. */
function mostEdits(word: string, candidate: string): number {
  return Math.floor(Math.max(word.length, candidate.length) / 3);
}
