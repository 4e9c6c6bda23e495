import { distance } from "fastest-levenshtein";

/** What was probably meant by a word that is none of the valid ones; null when nothing is close. Case does not count. */
export function nearest(word: string, valid: Iterable<string>): string | null {
  return nearestAmong(valid)(word);
}

/** The same for many words that are compared with the same valid ones. */
export function nearestAmong(valid: Iterable<string>): (word: string) => string | null {
  const candidates = Array.from(valid, (text) => ({ text, lower: text.toLowerCase(), letters: 0 }));
  for (const candidate of candidates) candidate.letters = lettersOf(candidate.lower);
  return (word) => {
    const wanted = word.toLowerCase();
    const letters = lettersOf(wanted);
    let best: string | null = null;
    let least = Infinity;
    for (const { text, lower, letters: others } of candidates) {
      const most = Math.min(least - 1, mostEdits(Math.max(wanted.length, text.length)));
      // Each of these takes an edit of its own, so that hardly any word has to be compared in full.
      if (Math.abs(wanted.length - lower.length) > most) continue;
      if (count(letters & ~others) > most || count(others & ~letters) > most) continue;
      const edits = distance(wanted, lower);
      if (edits > most) continue;
      least = edits;
      best = text;
    }
    return best;
  };
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

/** Which characters a word has, as a set of 32 bits: characters may share a bit, and a bit that one word alone has is a character that it alone has. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

/** How many bits are set. */
function count(bits: number): number {
  let left = bits - ((bits >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
