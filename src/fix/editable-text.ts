import type { Span } from "../model/span.js";

/** One change to a text: what stands from `start` to `end`, the end exclusive, becomes `text`. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text of a file with its own line ends and byte order mark, in which places of the facts can be found. */
export interface EditableText {
  readonly text: string;
  /** The line end that most lines have. */
  readonly newline: string;
  /** Where a line and a column of the facts, which know neither CRLF nor byte order marks, stand in this text. */
  readonly offset: (line: number, column: number) => number;
}

/** Reads bytes so that they can be written back as they were; null where they are not UTF-8. */
export function editableText(bytes: Uint8Array): EditableText | null {
  if (declaresOtherEncoding(bytes)) return null;
  const text = decoded(bytes);
  if (text === null) return null;
  const starts = [text.startsWith("\u{FEFF}") ? 1 : 0];
  for (const end of text.matchAll(/\r\n?|\n/g)) starts.push(end.index + end[0].length);
  const crlf = text.split("\r\n").length - 1;
  return {
    text,
    newline: crlf > text.split("\n").length - 1 - crlf ? "\r\n" : "\n",
    offset: (line, column) => (starts[line - 1] ?? text.length) + column - 1,
  };
}

/** Where a span of the facts starts and ends in a text. */
export function rangeOf({ offset }: EditableText, [startLine, startColumn, endLine, endColumn]: Span): TextRange {
  return { start: offset(startLine, startColumn), end: offset(endLine, endColumn) };
}

export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/**
 * A text after some edits, none of which may reach into another.
 * @throws {Error} when one does.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let result = "";
  let at = 0;
  for (const { start, end, text: replacement } of ordered) {
    if (start < at || end < start) throw new Error(`edits overlap at ${start}`);
    result += text.slice(at, start) + replacement;
    at = end;
  }
  return result + text.slice(at);
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Python files may say that they are written in something else (PEP 263): the same bytes mean other letters there. */
function declaresOtherEncoding(bytes: Uint8Array): boolean {
  const head = Buffer.from(bytes.subarray(0, 1000))
    .toString("latin1")
    .split(/\r\n?|\n/, 2);
  const declared = head.map((line) => /^[^#\n]*#.*?coding[:=][ \t]*([-\w.]+)/.exec(line)?.[1]).find(Boolean);
  const isPlain = declared === undefined || /^(?:utf[-_]?8|ascii|us-ascii)/i.test(declared);
  return !isPlain && bytes.some((byte) => byte > 127);
}
