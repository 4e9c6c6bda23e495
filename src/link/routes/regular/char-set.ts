/** A set of characters: the code points from each even entry up to the odd one behind it, that one not included. Sorted, without touching ranges. */
export type CharSet = readonly number[];

export const ANY_CHARACTER: CharSet = [0, 0x110000];
export const SLASH: CharSet = single("/");
export const NOT_SLASH: CharSet = without(SLASH);
export const DIGITS: CharSet = range("0", "9");
export const SPACES: CharSet = union(range("\t", "\r"), single(" "), single("\u00A0"));
/** ASCII alone, as in JavaScript. Python's has letters of other scripts too, which hardly stand in paths. */
export const WORD: CharSet = union(range("a", "z"), range("A", "Z"), DIGITS, single("_"));

/** The set of the first character of a text. */
export function single(character: string): CharSet {
  return range(character, character);
}

/** Both ends are included; empty when they are the wrong way round. */
export function range(first: string, last: string): CharSet {
  const from = first.codePointAt(0) ?? 0;
  const to = last.codePointAt(0) ?? 0;
  return to < from ? [] : [from, to + 1];
}

export function without(set: CharSet): CharSet {
  const edges = [0, ...set, 0x110000];
  const turned: number[] = [];
  for (let index = 0; index < edges.length; index += 2) {
    const [from = 0, to = 0] = edges.slice(index, index + 2);
    if (from < to) turned.push(from, to);
  }
  return turned;
}

export function union(...sets: readonly CharSet[]): CharSet {
  const ranges = sets.flatMap(pairs).sort((a, b) => a[0] - b[0]);
  const joined: number[] = [];
  for (const [from, to] of ranges) {
    const end = joined.at(-1);
    if (end !== undefined && from <= end) joined[joined.length - 1] = Math.max(end, to);
    else joined.push(from, to);
  }
  return joined;
}

export function common(a: CharSet, b: CharSet): CharSet {
  const found: number[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const from = Math.max(a[i] ?? 0, b[j] ?? 0);
    const to = Math.min(a[i + 1] ?? 0, b[j + 1] ?? 0);
    if (from < to) found.push(from, to);
    if ((a[i + 1] ?? 0) < (b[j + 1] ?? 0)) i += 2;
    else j += 2;
  }
  return found;
}

export function has(set: CharSet, codePoint: number): boolean {
  for (let index = 0; index < set.length; index += 2) {
    if (codePoint < (set[index] ?? 0)) return false;
    if (codePoint < (set[index + 1] ?? 0)) return true;
  }
  return false;
}

/** The set with the other case of every letter. Of ranges beyond ASCII that are more than one character, none is added. */
export function inBothCases(set: CharSet): CharSet {
  const lower = common(set, range("a", "z"));
  const upper = common(set, range("A", "Z"));
  const shifted = [lower.map((edge) => edge - CASE_DISTANCE), upper.map((edge) => edge + CASE_DISTANCE)];
  const only = set.length === 2 && set[1] === (set[0] ?? 0) + 1 ? String.fromCodePoint(set[0] ?? 0) : "";
  const others = [only.toLowerCase(), only.toUpperCase()].filter((text) => Array.from(text).length === 1).map(single);
  return union(set, ...shifted, ...others);
}

/**
 * The character of a set that reads best in an example path, and how well it does: the smaller, the better. Digits come first, since what
 * a parameter stands for is a number more often than not.
 */
export function bestCharacter(set: CharSet): { readonly character: string; readonly rank: number } {
  for (const [rank, character] of PREFERRED.entries()) {
    if (has(set, character.codePointAt(0) ?? 0)) return { character, rank };
  }
  const first = common(set, PRINTABLE)[0] ?? set[0] ?? 0;
  return { character: String.fromCodePoint(first), rank: PREFERRED.length };
}

const CASE_DISTANCE = 32;

const PREFERRED = Array.from("1abcdefghijklmnopqrstuvwxyz234567890ABCDEFGHIJKLMNOPQRSTUVWXYZ-_/.~,;=@:!$&'()*+");

/** Beyond ASCII every character that is no surrogate and no control character. */
const PRINTABLE: CharSet = [0x21, 0x7f, 0xa1, 0xd800, 0xe000, 0x110000];

function pairs(set: CharSet): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  for (let index = 0; index < set.length; index += 2) found.push([set[index] ?? 0, set[index + 1] ?? 0]);
  return found;
}
