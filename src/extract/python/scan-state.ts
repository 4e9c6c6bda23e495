import type { Indentation } from "./indentation.js";

/** What a scan has found, and where it is. */
export interface ScanState {
  readonly text: string;
  at: number;
  readonly comments: number[];
  readonly literals: number[];
  readonly joints: number[];
  readonly formats: number[];
  readonly lineEnds: number[];
  readonly lastCommas: number[];
  readonly unclosed: number[];
  /** Where the last line starts that is neither blank nor a comment. */
  lineStart: number;
  /** The brackets and replacement fields that are open. */
  readonly open: Bracket[];
  readonly indentation: Indentation;
  /** The offset of the last character of a line that is no comment and no space. Behind a colon there, an indented block follows. */
  last: number;
  problem: ScanProblem | null;
}

export interface Bracket {
  readonly code: number;
  readonly offset: number;
  /** Of a replacement field: the string that it stands in. */
  readonly string: StringKind | null;
}

export interface StringKind {
  readonly start: number;
  /** One or three quotes. */
  readonly quotes: string;
  readonly hasFields: boolean;
  readonly isRaw: boolean;
}

export interface ScanProblem {
  readonly start: number;
  readonly end: number;
  readonly message: string;
  /** Where lines and strings end cannot be told behind this. */
  readonly breaksLines: boolean;
}

/** Notes a problem, unless there has been one before. */
export function report(state: ScanState, start: number, end: number, message: string, breaksLines = false): void {
  state.problem ??= { start, end, message, breaksLines };
}

/** The offset of the line end behind an offset, or of the end of the text. */
export function lineEndBehind(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end;
}
