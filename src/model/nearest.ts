import { distance } from "fastest-levenshtein";

/** What was probably meant by a word that is none of the valid ones; null when nothing is close. Case does not count. */
export function nearest(word: string, valid: Iterable<string>): string | null {
  return nearestAmong(valid)(word);
}

/** The same for many words that are compared with the same valid ones. Of several that are equally near, the first is meant. */
export function nearestAmong(valid: Iterable<string>): (word: string) => string | null {
  const byLength = groupByLength(valid);
  return (word) => {
    const wanted = word.toLowerCase();
    const letters = lettersOf(wanted);
    let best: Candidate | null = null;
    // What is farther from it in length would take too many.
    let least = Math.max(2, Math.ceil(wanted.length / 2));
    // The nearer in length, the fewer edits it can take.
    for (let apart = 0; apart <= least; apart++) {
      for (const length of apart === 0 ? [wanted.length] : [wanted.length - apart, wanted.length + apart]) {
        const allowed = mostEdits(Math.max(wanted.length, length));
        for (const candidate of byLength.get(length) ?? []) {
          // Each of these takes an edit of its own, so that hardly any word has to be compared in full.
          const most = Math.min(least, allowed);
          if (count(letters & ~candidate.letters) > most || count(candidate.letters & ~letters) > most) continue;
          const edits = distance(wanted, candidate.lower);
          if (edits > most || (best !== null && edits === least && best.index < candidate.index)) continue;
          least = edits;
          best = candidate;
        }
      }
    }
    return best === null ? null : best.text;
  };
}

interface Candidate {
  readonly text: string;
  readonly index: number;
  readonly lower: string;
  readonly letters: number;
}

function groupByLength(valid: Iterable<string>): ReadonlyMap<number, readonly Candidate[]> {
  const byLength = new Map<number, Candidate[]>();
  let index = 0;
  for (const text of valid) {
    const lower = text.toLowerCase();
    const candidate = { text, index: index++, lower, letters: lettersOf(lower) };
    const group = byLength.get(lower.length);
    if (group === undefined) byLength.set(lower.length, [candidate]);
    else group.push(candidate);
  }
  return byLength;
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
