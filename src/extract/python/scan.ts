import { MAX_NESTING } from "../nesting.js";
import { indentation, type Indentation } from "./indentation.js";

/** What can be said of a Python text before it is parsed, as CPython's tokenizer says it. */
export interface Scan {
  /** Start and end of each comment by turns. */
  readonly comments: readonly number[];
  /** Start and end, by turns, of every string, and of every part between the replacement fields of one. */
  readonly literals: readonly number[];
  /** Start and end, by turns, of line ends that end no line: behind a backslash, inside of brackets and of replacement fields. */
  readonly joints: readonly number[];
  /** Where the lines end that are lines to the language, rising. */
  readonly lineEnds: readonly number[];
  /** For each such line that ends with a comma, where it starts and the comma, by turns. */
  readonly lastCommas: readonly number[];
  /** The first thing that makes the text no Python. */
  readonly problem: ScanProblem | null;
  /** The first bracket that is nested too deep; nothing behind it was looked at. */
  readonly tooDeep: number | null;
}

export interface ScanProblem {
  readonly start: number;
  readonly end: number;
  readonly message: string;
  /** Where lines and strings end cannot be told behind this. */
  readonly breaksLines: boolean;
}

/** Finds comments, strings and lines. Strings in replacement fields may use any quotes, as since Python 3.12. */
export function scan(text: string): Scan {
  const state: State = {
    text,
    at: 0,
    comments: [],
    literals: [],
    joints: [],
    lineEnds: [],
    lastCommas: [],
    lineStart: 0,
    open: [],
    indentation: indentation(),
    last: -1,
    problem: null,
  };
  let startsLine = true;
  while (state.at < text.length) {
    if (startsLine) startLine(state);
    if (state.at < text.length) startsLine = step(state);
    if (state.open.length > MAX_NESTING) return { ...state, tooDeep: state.at - 1 };
  }
  finish(state);
  return { ...state, tooDeep: null };
}

interface State {
  readonly text: string;
  at: number;
  readonly comments: number[];
  readonly literals: number[];
  readonly joints: number[];
  readonly lineEnds: number[];
  readonly lastCommas: number[];
  /** Where the last line starts that is neither blank nor a comment. */
  lineStart: number;
  /** The brackets and replacement fields that are open. */
  readonly open: Bracket[];
  readonly indentation: Indentation;
  /** The offset of the last character of a line that is no comment and no space. Behind a colon there, an indented block follows. */
  last: number;
  problem: ScanProblem | null;
}

interface Bracket {
  readonly code: number;
  readonly offset: number;
  /** Of a replacement field: the string that it stands in. */
  readonly string: StringKind | null;
}

interface StringKind {
  readonly start: number;
  /** One or three quotes. */
  readonly quotes: string;
  readonly hasFields: boolean;
  readonly isRaw: boolean;
}

const OTHER = 0;
const SPACE = 1;
const WORD = 2;
const NEWLINE = 3;
const QUOTE = 4;
const OPEN = 5;
const CLOSE = 6;
const HASH = 7;
const BACKSLASH = 8;
const COLON = 9;
const NUL = 10;

const CLASSES = Uint8Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code);
  if (/\w/.test(char)) return WORD;
  const index = ["", " \t\f\r", "", "\n", "\"'", "([{", ")]}", "#", "\\", ":", "\0"].findIndex((set) =>
    set.includes(char),
  );
  return index === -1 ? OTHER : index;
});

/** Reads one token or gap. Tells whether a new logical line starts behind it. */
function step(state: State): boolean {
  const { text, at } = state;
  const code = text.charCodeAt(at);
  const kind = code < 128 ? (CLASSES[code] ?? OTHER) : WORD;
  switch (kind) {
    case SPACE:
      state.at++;
      return false;
    case NEWLINE:
      state.at++;
      if (state.open.length === 0) endLine(state, at);
      else state.joints.push(at, at + 1);
      return state.open.length === 0;
    case HASH: {
      const end = lineEnd(text, at);
      state.comments.push(at, end);
      state.at = end;
      return false;
    }
    case BACKSLASH:
      readContinuation(state);
      return false;
    default:
  }
  if (kind === WORD) readWord(state);
  else if (kind === QUOTE) readString(state, at, at);
  else if (kind === OPEN) state.open.push({ code, offset: state.at++, string: null });
  else if (kind === CLOSE) readClosing(state, code);
  else if (kind === COLON) readColon(state);
  else {
    if (kind === NUL) report(state, at, at + 1, "Source code cannot contain null bytes");
    state.at++;
  }
  state.last = state.at - 1;
  return false;
}

function endsWithColon({ text, last }: State): boolean {
  return text.charCodeAt(last) === 58;
}

function report(state: State, start: number, end: number, message: string, breaksLines = false): void {
  state.problem ??= { start, end, message, breaksLines };
}

/** What opens a line that is not blank and no comment is indented. */
function startLine(state: State): void {
  const start = state.at;
  const { column, alternate, end } = state.indentation.measure(state.text, start);
  state.at = end;
  const code = state.text.charCodeAt(end);
  if (Number.isNaN(code) || code === 10 || code === 35) return;
  state.lineStart = end;
  const message = state.indentation.enter(column, alternate, endsWithColon(state));
  if (message !== null) report(state, start, end, message);
}

function endLine({ text, last, lineStart, lineEnds, lastCommas }: State, at: number): void {
  lineEnds.push(at);
  // Behind a comma, blank lines and comments may follow.
  if (text.charCodeAt(last) === 44 && lastCommas.at(-1) !== last) lastCommas.push(lineStart, last);
}

/** A backslash goes on with the line behind the line end. */
function readContinuation(state: State): void {
  const { text, at } = state;
  if (text.charCodeAt(at + 1) === 10) {
    state.joints.push(at, at + 2);
    state.at = at + 2;
    if (state.at >= text.length) report(state, at, at + 1, "Unexpected end of file behind a line continuation");
    return;
  }
  report(state, at, at + 1, "Unexpected character behind a line continuation");
  state.at++;
}

const NAME = /[\p{XID_Continue}_]+/uy;
const PREFIX = /^(?:u|[bft]|r|[bft]r|r[bft])$/i;
const PREFIX_LETTERS = /^[bfrtu]+$/i;

function readWord(state: State): void {
  const { text, at } = state;
  let end = at;
  while (CLASSES[text.charCodeAt(end)] === WORD) end++;
  if (text.charCodeAt(end) >= 128) end = endOfName(state, end);
  state.at = end;
  const next = text.charCodeAt(end);
  if (next !== 34 && next !== 39) return;
  const word = text.slice(at, end);
  if (!PREFIX_LETTERS.test(word)) return;
  if (!PREFIX.test(word)) report(state, at, state.at, "Invalid string prefix");
  readString(state, at, state.at);
}

/** The end of a name that has characters beyond ASCII. One that no name has is stepped over. */
function endOfName(state: State, at: number): number {
  NAME.lastIndex = at;
  if (NAME.test(state.text)) return NAME.lastIndex;
  const character = String.fromCodePoint(state.text.codePointAt(at) ?? 0);
  report(state, at, at + character.length, "Invalid character");
  return at + character.length;
}

/** Reads a string from its quotes on, up to its end or its first replacement field. */
function readString(state: State, start: number, quoteAt: number): void {
  const { text } = state;
  const quote = text.charAt(quoteAt);
  const isTriple = text.charAt(quoteAt + 1) === quote && text.charAt(quoteAt + 2) === quote;
  const quotes = isTriple ? quote.repeat(3) : quote;
  const prefix = text.slice(start, quoteAt);
  const string = { start, quotes, hasFields: /[ft]/i.test(prefix), isRaw: /r/i.test(prefix) };
  readStringPart(state, string, start, quoteAt + quotes.length, false);
}

/** Reads the text of a string, or the format of a replacement field, up to a field or its end. */
function readStringPart(state: State, string: StringKind, partStart: number, from: number, isFormat: boolean): void {
  const { text } = state;
  const { quotes } = string;
  const isTriple = quotes.length === 3;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 92) {
      at = behindBackslash(text, string, at) - 1;
    } else if (code === 10 && !isTriple) {
      report(state, string.start, at, "Unterminated string literal", true);
      if (isFormat) state.open.pop();
      endPart(state, partStart, at);
      return;
    } else if (text.startsWith(quotes, at)) {
      if (isFormat) leaveField(state);
      endPart(state, partStart, at + quotes.length);
      return;
    } else if (string.hasFields && code === 123) {
      if (!isFormat && text.charCodeAt(at + 1) === 123) at++;
      else {
        endPart(state, partStart, at);
        state.open.push({ code, offset: at, string });
        state.at = at + 1;
        return;
      }
    } else if (isFormat && code === 125) {
      endPart(state, partStart, at);
      readClosing(state, code);
      return;
    }
  }
  report(state, string.start, Math.min(lineEnd(text, string.start), text.length), "Unterminated string literal", true);
  endPart(state, partStart, text.length);
}

/** A backslash takes the character behind it along, but no brace; `\N{DASH}` is one character. */
function behindBackslash(text: string, { hasFields, isRaw }: StringKind, at: number): number {
  const next = text.charCodeAt(at + 1);
  if (!hasFields) return at + 2;
  if (next === 123 || next === 125) return at + 1;
  if (isRaw || next !== 78 || text.charCodeAt(at + 2) !== 123) return at + 2;
  const close = text.indexOf("}", at);
  return close === -1 ? at + 2 : close + 1;
}

function endPart(state: State, start: number, end: number): void {
  if (end > start) state.literals.push(start, end);
  state.at = end;
}

/** A string that ends in the format of a field has a field that does not end. */
function leaveField(state: State): void {
  const field = state.open.pop();
  if (field !== undefined) report(state, field.offset, field.offset + 1, "'{' was never closed", true);
}

const PAIRS: ReadonlyMap<number, number> = new Map([
  [41, 40],
  [93, 91],
  [125, 123],
]);

function readClosing(state: State, code: number): void {
  const { at } = state;
  state.at++;
  const opening = state.open.pop();
  const char = String.fromCharCode(code);
  if (opening === undefined) {
    report(state, at, at + 1, `Unmatched '${char}'`);
    return;
  }
  if (opening.code !== PAIRS.get(code)) {
    const wanted = String.fromCharCode(opening.code);
    report(state, at, at + 1, `Closing '${char}' does not match opening '${wanted}'`, true);
  }
  if (opening.string === null) return;
  const outer = state.open.at(-1);
  const isFormat = outer?.string === opening.string;
  readStringPart(state, opening.string, state.at, state.at, isFormat);
}

/** In a replacement field, outside of brackets, a colon starts the format. */
function readColon(state: State): void {
  state.at++;
  const field = state.open.at(-1);
  if (field === undefined || field.string === null) return;
  readStringPart(state, field.string, state.at, state.at, true);
}

function finish(state: State): void {
  const [first] = state.open;
  if (first !== undefined) {
    report(state, first.offset, first.offset + 1, `'${String.fromCharCode(first.code)}' was never closed`, true);
  } else if (endsWithColon(state)) {
    report(state, state.text.length, state.text.length, "Expected an indented block");
  }
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end;
}
