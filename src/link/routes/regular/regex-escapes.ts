import { DIGITS, SPACES, WORD, without, type CharSet } from "./char-set.js";

/** `\d` and its kin, by the letter behind the backslash; null for others. */
export function classEscape(letter: string): CharSet | null {
  return CLASSES.get(letter) ?? null;
}

/** The one character that a letter behind a backslash stands for; null where it has a meaning that is not looked into. */
export function characterEscape(letter: string): string | null {
  const control = CONTROLS.get(letter);
  if (control !== undefined) return control;
  // `\1` refers back, `\k`, `\p` and `\g` have meanings in one of the languages, other letters in none.
  return /[A-Za-z0-9]/.test(letter) ? null : letter;
}

const CLASSES: ReadonlyMap<string, CharSet> = new Map([
  ["d", DIGITS],
  ["D", without(DIGITS)],
  ["w", WORD],
  ["W", without(WORD)],
  ["s", SPACES],
  ["S", without(SPACES)],
]);

const CONTROLS: ReadonlyMap<string, string> = new Map([
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["f", "\f"],
  ["v", "\v"],
  ["0", "\0"],
]);
