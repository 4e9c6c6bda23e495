/**
 * How wide a text is in Verdana at 11 pixels, in pixels. Badges have used this font and size for long enough that people expect it; measuring
 * by a table gives the same picture on every machine. What is not ASCII counts as wide: too much room is better than too little.
 */
export function verdanaWidth(text: string): number {
  let width = 0;
  for (const character of text) width += WIDTHS[(character.codePointAt(0) ?? 0) - FIRST] ?? WIDEST;
  return width;
}

/** The space, at which the table begins. */
const FIRST = 0x20;
const WIDEST = 11;

/** The advance widths of printable ASCII, in the order of the characters. */
const WIDTHS: readonly number[] = [
  3.9, 4.3, 5.1, 9, 7, 11.8, 8, 3, 5, 5, 7, 9, 4, 5, 4, 5, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 5, 5, 9, 9, 9, 6, 11, 7.5, 7.5,
  7.7, 8.5, 7, 6.3, 8.5, 8.3, 4.6, 5, 7.6, 6.1, 9.3, 8.2, 8.7, 6.6, 8.7, 7.7, 7.5, 6.8, 8.1, 7.5, 10.9, 7.5, 6.8, 7.5,
  5, 5, 5, 9, 7, 7, 6.6, 6.9, 5.7, 6.9, 6.6, 3.9, 6.9, 7, 3, 3.8, 6.5, 3, 10.7, 7, 6.7, 6.9, 6.9, 4.7, 5.7, 4.3, 7, 6.5,
  9, 6.5, 6.5, 5.8, 7, 5, 7, 9,
];
