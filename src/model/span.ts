/** Where a piece of text stands in its file: first and last position, both 1-based, the end exclusive; columns are UTF-16 units. */
export type Span = readonly [startLine: number, startColumn: number, endLine: number, endColumn: number];

/** A span in a named file. The path is POSIX and relative to the analysis root. */
export interface Place {
  readonly file: string;
  readonly span: Span;
}

/** The span of nothing in particular: the first line of a file. */
export const FILE_START: Span = [1, 1, 1, 1];

/** Orders spans by where they start, then by where they end. */
export function compareSpans(a: Span, b: Span): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || a[3] - b[3];
}
