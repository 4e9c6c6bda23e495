import type { Place } from "../model/span.js";
import { columns, type Ink, type CodePage } from "./console-layout.js";
import { sanitize } from "./sanitize.js";

/**
 * The source line of a place and a line of carets under it, indented by two; empty when the text is not at hand.
 * A line that is wider than the page is cropped around the carets.
 */
export function sourceFrame(page: CodePage, place: Place, ink: Ink): readonly string[] {
  const [line, startColumn, endLine, endColumn] = place.span;
  const text = page.sourceLine(place.file, line);
  if (text === null) return [];
  const gutter = `  ${line} │ `;
  const underGutter = `  ${" ".repeat(String(line).length)} │ `;
  const end = endLine === line ? endColumn - 1 : text.trimEnd().length;
  const excerpt = crop(cells(text, startColumn - 1), startColumn - 1, end, page.width - gutter.length);
  const carets = page.paint(ink, "^".repeat(excerpt.carets));
  return [
    `${page.paint("faint", gutter)}${excerpt.text}`,
    `${page.paint("faint", underGutter)}${" ".repeat(excerpt.before)}${carets}`,
  ];
}

/** What a terminal shows as one character: where it stands in the line, in UTF-16 units, and on the page, in columns. */
interface Cell {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly column: number;
  readonly width: number;
}

interface Excerpt {
  readonly text: string;
  /** Columns before the first caret. */
  readonly before: number;
  readonly carets: number;
}

const TAB_STOP = 4;

/** How much of a line on either side is looked at: more than any page shows, and little enough for a minified megabyte. */
const REACH = 1000;

/** Made when the first line needs it: that alone takes several milliseconds. */
function graphemes(): Intl.Segmenter {
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  return segmenter;
}

let segmenter: Intl.Segmenter | null = null;

function cells(line: string, around: number): readonly Cell[] {
  const from = Math.max(0, around - REACH);
  const found: Cell[] = [];
  let column = 0;
  for (const { segment, index } of characters(line.slice(from, around + REACH))) {
    const text = segment === "\t" ? " ".repeat(TAB_STOP - (column % TAB_STOP)) : sanitize(segment);
    const width = columns(text);
    found.push({ start: from + index, end: from + index + segment.length, text, column, width });
    column += width;
  }
  return found;
}

/** What people see as one character each. Segmenting is slow, and of ASCII each unit is one. */
function characters(text: string): Iterable<{ readonly segment: string; readonly index: number }> {
  if (!/^[\t -~]*$/.test(text)) return graphemes().segment(text);
  return Array.from(text, (segment, index) => ({ segment, index }));
}

function crop(line: readonly Cell[], start: number, end: number, room: number): Excerpt {
  const last = line.at(-1);
  const total = last === undefined ? 0 : last.column + last.width;
  const caretStart = line.find((cell) => cell.end > start)?.column ?? total;
  const lastMarked = line.findLast((cell) => cell.start < end);
  const caretEnd = Math.max(caretStart + 1, lastMarked === undefined ? 0 : lastMarked.column + lastMarked.width);
  const [from, to] = visible(caretStart, caretEnd, total, room);
  const shown = line.filter((cell) => cell.column >= from && cell.column + cell.width <= to);
  const first = shown[0]?.column ?? 0;
  const cutLeft = from > 0 ? "…" : "";
  const shownEnd = shown.reduce((end, cell) => end + cell.width, first);
  const cutRight = shownEnd < total ? "…" : "";
  const text = shown.map((cell) => cell.text).join("");
  return {
    text: cutLeft + (cutRight === "" ? text.trimEnd() : text) + cutRight,
    before: cutLeft.length + Math.max(0, caretStart - first),
    carets: Math.max(1, Math.min(caretEnd, Math.max(shownEnd, caretStart + 1)) - Math.max(caretStart, first)),
  };
}

/** The columns of a line to show: all that fit, from the start if the carets are there, else with the carets in the middle. */
function visible(caretStart: number, caretEnd: number, total: number, room: number): readonly [number, number] {
  if (total <= room) return [0, total];
  const inner = Math.max(1, room - 2);
  if (caretEnd <= inner) return [0, inner + 1];
  const lead = Math.max(0, Math.floor((inner - (caretEnd - caretStart)) / 2));
  const from = Math.max(0, Math.min(caretStart - lead, total - inner));
  return [from, from + inner];
}
