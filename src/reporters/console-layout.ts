import stringWidth from "fast-string-width";
import type { Severity } from "../model/severity.js";
import type { Place } from "../model/span.js";
import { sanitize } from "./sanitize.js";

/** What a piece of text is, as far as its colour goes. */
export type Ink = Severity | "good" | "strong" | "faint";

/** Colours a text, or leaves it as it is. */
export type Paint = (ink: Ink, text: string) => string;

/** What every text for people needs to know. */
export interface Page {
  readonly width: number;
  readonly paint: Paint;
  readonly verbose: boolean;
}

/** A page that shows findings in the code that they are about. */
export interface CodePage extends Page {
  /** A line of a source file as it is, 1-based; null when the text is not at hand. */
  readonly sourceLine: (file: string, line: number) => string | null;
  /** Whether some name of the code stands for this symbol: a finding may be about one that is missing. */
  readonly isDefined: (symbol: string) => boolean;
}

/** Colours by select graphic rendition; written here because `styleText` of Node looks at the environment, which only the command line may. */
export function painter(color: boolean): Paint {
  if (!color) return (_ink, text) => text;
  return (ink, text) => (text === "" ? "" : `\u001B[${INKS[ink]}m${text}\u001B[0m`);
}

const INKS = {
  error: "1;31",
  warning: "1;33",
  note: "1;36",
  good: "32",
  strong: "1",
  faint: "2",
} as const satisfies Record<Ink, string>;

/**
 * Puts pieces into lines of at most `width` columns, with one space between two pieces. A piece is never broken: a path that is wider
 * than the page sticks out, and can still be clicked and copied. Where a label at the start of the first line is what makes the first
 * piece too wide, the label gets a line of its own.
 */
export function fill(pieces: readonly string[], width: number, first = "", rest = first): readonly string[] {
  const lines: string[] = [];
  let line = first;
  let used = columns(first);
  let isEmpty = true;
  for (const piece of pieces) {
    const size = columns(piece);
    const isTooWide = used + (isEmpty ? 0 : 1) + size > width;
    if (isTooWide && (!isEmpty || used > columns(rest))) {
      lines.push(line.trimEnd());
      line = rest;
      used = columns(rest);
      isEmpty = true;
    }
    line += isEmpty ? piece : ` ${piece}`;
    used += isEmpty ? size : size + 1;
    isEmpty = false;
  }
  return isEmpty ? lines : [...lines, line];
}

/** The words of a text that may come from analysed code. */
export function words(text: string): readonly string[] {
  return sanitize(text)
    .split(" ")
    .filter((word) => word !== "");
}

/** `file:line:column`, as terminals and editors understand it. */
export function placeText(place: Place): string {
  return `${sanitize(place.file)}:${place.span[0]}:${place.span[1]}`;
}

/** `1 error`, `2 errors`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** Joins to `a, b and 3 more` when there are more than `most`. */
export function listed(items: readonly string[], most: number): readonly string[] {
  const shown = items.length > most ? items.slice(0, most) : items;
  const left = items.length - shown.length;
  const pieces = shown.map((item, index) => (index < shown.length - 1 ? `${item},` : item));
  return left === 0 ? pieces : [...pieces, "and", String(left), "more"];
}

/** How many columns a terminal gives to a text. Most text is ASCII, which needs no look at the tables of Unicode. */
export function columns(text: string): number {
  return ASCII.test(text) ? text.length : stringWidth(text);
}

const ASCII = /^[ -~]*$/;

/** Fills up with spaces on the right to a number of columns. */
export function padEnd(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - columns(text)));
}

/** Fills up with spaces on the left to a number of columns. */
export function padStart(text: string, width: number): string {
  return " ".repeat(Math.max(0, width - columns(text))) + text;
}
