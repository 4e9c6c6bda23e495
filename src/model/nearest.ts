import { distance } from "fastest-levenshtein";

/** What was probably meant by a word that is none of the valid ones; null when nothing is close. Case does not count. */
export function nearest(word: string, valid: Iterable<string>): string | null {
  return closestAmong(valid)(word).texts[0] ?? null;
}

/** The words that take the fewest edits. */
export interface Closest {
  readonly edits: number;
  /** In the order of the valid ones; empty when none is close. */
  readonly texts: readonly string[];
}

/** The same for many words that are compared with the same valid ones, with all that are equally near. */
export function closestAmong(valid: Iterable<string>): (word: string) => Closest {
  const byLength = groupByLength(valid);
  return (word) => {
    const wanted = shapeOf(word.toLowerCase());
    const { length } = wanted.lower;
    let best: Candidate[] = [];
    // What is farther from it in length would take too many.
    let least = Math.max(2, Math.ceil(length / 2));
    // The nearer in length, the fewer edits it can take.
    for (let apart = 0; apart <= least; apart++) {
      for (const other of apart === 0 ? [length] : [length - apart, length + apart]) {
        const allowed = mostEdits(Math.max(length, other));
        for (const candidate of byLength.get(other) ?? []) {
          const most = Math.min(least, isTurned(wanted.lower, candidate.lower) ? 2 : allowed);
          if (!isWithin(wanted, candidate, most)) continue;
          const edits = distance(wanted.lower, candidate.lower);
          if (edits > most) continue;
          if (edits < least) best = [];
          least = edits;
          best.push(candidate);
        }
      }
    }
    return { edits: least, texts: best.sort((a, b) => a.index - b.index).map(({ text }) => text) };
  };
}

/** A word and which characters and pairs of characters it has, as sets of 32 bits. Several may share a bit. */
interface Shape {
  readonly lower: string;
  readonly letters: number;
  readonly pairs: number;
  readonly morePairs: number;
}

interface Candidate extends Shape {
  readonly text: string;
  readonly index: number;
}

function groupByLength(valid: Iterable<string>): ReadonlyMap<number, readonly Candidate[]> {
  const byLength = new Map<number, Candidate[]>();
  let index = 0;
  for (const text of valid) {
    const candidate = { text, index: index++, ...shapeOf(text.toLowerCase()) };
    const group = byLength.get(candidate.lower.length);
    if (group === undefined) byLength.set(candidate.lower.length, [candidate]);
    else group.push(candidate);
  }
  return byLength;
}

function shapeOf(lower: string): Shape {
  let letters = 0;
  let pairs = 0;
  let morePairs = 0;
  let before = -1;
  for (let at = 0; at < lower.length; at++) {
    const letter = lower.charCodeAt(at);
    letters |= 1 << (letter & 31);
    if (before !== -1) {
      const pair = Math.imul(before * 31 + letter, 0x9e3779b1) >>> 26;
      if (pair < 32) pairs |= 1 << pair;
      else morePairs |= 1 << (pair & 31);
    }
    before = letter;
  }
  return { lower, letters, pairs, morePairs };
}

/**
 * Whether so many edits may make one word of the other; hardly any two words have to be compared in full. A bit that one word alone has is a
 * character that the other does not have, which takes an edit of its own, or a pair, and an edit changes two of those.
 */
function isWithin(left: Shape, right: Shape, edits: number): boolean {
  return (
    count(left.letters & ~right.letters) <= edits &&
    count(right.letters & ~left.letters) <= edits &&
    count(left.pairs & ~right.pairs) + count(left.morePairs & ~right.morePairs) <= 2 * edits &&
    count(right.pairs & ~left.pairs) + count(right.morePairs & ~left.morePairs) <= 2 * edits
  );
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

/** Whether two letters of a short word are swapped, which takes two edits: `cvs` is `csv`. */
function isTurned(left: string, right: string): boolean {
  return left.length === 3 && right.length === 3 && sorted(left) === sorted(right);
}

function sorted(word: string): string {
  return word.split("").sort().join("");
}

/** How many bits are set. */
function count(bits: number): number {
  let left = bits - ((bits >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return Math.imul((left + (left >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
