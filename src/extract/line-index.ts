import type { Span } from "../model/span.js";

/** Turns offsets of one text into lines and columns. */
export interface LineIndex {
  /** The span of the text from `start` to `end`, the end exclusive. */
  span(start: number, end: number): Span;
  /** The 1-based line that an offset is on. */
  lineAt(offset: number): number;
  /** The offset at which a 1-based line starts; the length of the text beyond the last line. */
  startOf(line: number): number;
}

/**
 * Lines end at LF alone. A language may know more line ends (JavaScript has U+2028), but git, editors and code scanning do not,
 * and they are who the numbers are for.
 */
export function lineIndex(text: string): LineIndex {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);

  const lineAt = (offset: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
  const startOf = (line: number): number => starts[line - 1] ?? text.length;
  return {
    lineAt,
    startOf,
    span(start, end) {
      const first = lineAt(start);
      const next = starts[first];
      const last = next === undefined || end < next ? first : lineAt(end);
      return [first, start - startOf(first) + 1, last, end - startOf(last) + 1];
    },
  };
}
