import { MAX_NESTING } from "../nesting.js";
import { indentation } from "./indentation.js";
import { lineEndBehind, report, type ScanProblem, type ScanState } from "./scan-state.js";
import { readString, readStringPart } from "./scan-strings.js";

/** What can be said of a Python text before it is parsed, as CPython's tokenizer says it. */
export interface Scan {
  /** Start and end of each comment by turns. */
  readonly comments: readonly number[];
  /** Start and end, by turns, of every string, and of every part between the replacement fields of one. */
  readonly literals: readonly number[];
  /** Start and end, by turns, of line ends that end no line: behind a backslash, inside of brackets and of replacement fields. */
  readonly joints: readonly number[];
  /** Start and end, by turns, of every `=` with which the format of a replacement field starts: `:=` to the parser. */
  readonly formats: readonly number[];
  /** Where the lines end that are lines to the language, rising. */
  readonly lineEnds: readonly number[];
  /** For each such line that ends with a comma, where it starts and the comma, by turns. */
  readonly lastCommas: readonly number[];
  /** Start and end, by turns, of what stands behind brackets that are never closed, up to where statements go on. */
  readonly unclosed: readonly number[];
  /** The first thing that makes the text no Python. */
  readonly problem: ScanProblem | null;
  /** The first bracket that is nested too deep; nothing behind it was looked at. */
  readonly tooDeep: number | null;
}

/** Finds comments, strings and lines. Strings in replacement fields may use any quotes, as since Python 3.12. */
export function scan(text: string): Scan {
  const state: ScanState = {
    text,
    at: 0,
    comments: [],
    literals: [],
    joints: [],
    formats: [],
    lineEnds: [],
    lastCommas: [],
    unclosed: [],
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
function step(state: ScanState): boolean {
  const { text, at } = state;
  const code = text.charCodeAt(at);
  const kind = code < 128 ? (CLASSES[code] ?? OTHER) : WORD;
  switch (kind) {
    case SPACE:
      state.at++;
      return false;
    case NEWLINE:
      state.at++;
      if (state.open.length > 0 && startsStatement(state)) giveUpBrackets(state, at);
      if (state.open.length === 0) endLine(state, at);
      else state.joints.push(at, at + 1);
      return state.open.length === 0;
    case HASH: {
      const end = lineEndBehind(text, at);
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

function endsWithColon({ text, last }: ScanState): boolean {
  return text.charCodeAt(last) === 58;
}

/** What opens a line that is not blank and no comment is indented. */
function startLine(state: ScanState): void {
  const start = state.at;
  const { column, alternate, end } = state.indentation.measure(state.text, start);
  state.at = end;
  const code = state.text.charCodeAt(end);
  if (Number.isNaN(code) || code === 10 || code === 35) return;
  state.lineStart = end;
  const message = state.indentation.enter(column, alternate, endsWithColon(state));
  if (message !== null) report(state, start, end, message);
}

function endLine({ text, last, lineStart, lineEnds, lastCommas }: ScanState, at: number): void {
  lineEnds.push(at);
  // Behind a comma, blank lines and comments may follow.
  if (text.charCodeAt(last) === 44 && lastCommas.at(-1) !== last) lastCommas.push(lineStart, last);
}

/** A backslash goes on with the line behind the line end. */
function readContinuation(state: ScanState): void {
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

function readWord(state: ScanState): void {
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
function endOfName(state: ScanState, at: number): number {
  NAME.lastIndex = at;
  if (NAME.test(state.text)) return NAME.lastIndex;
  const character = String.fromCodePoint(state.text.codePointAt(at) ?? 0);
  report(state, at, at + character.length, "Invalid character");
  return at + character.length;
}

const PAIRS: ReadonlyMap<number, number> = new Map([
  [41, 40],
  [93, 91],
  [125, 123],
]);

function readClosing(state: ScanState, code: number): void {
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
function readColon(state: ScanState): void {
  state.at++;
  const field = state.open.at(-1);
  if (field === undefined || field.string === null) return;
  if (state.text.charCodeAt(state.at) === 61) state.formats.push(state.at, state.at + 1);
  readStringPart(state, field.string, state.at, state.at, true);
}

/** Words that only ever start a statement or a clause. Where a line in brackets starts with one, the brackets were never closed. */
const STATEMENT =
  /[ \t]*(?:def|class|return|import|while|with|try|except|finally|raise|assert|del|pass|break|continue|global|nonlocal|elif)\b/y;

function startsStatement({ text, at, open }: ScanState): boolean {
  if (open.some(({ string }) => string !== null)) return false;
  STATEMENT.lastIndex = at;
  return STATEMENT.test(text);
}

/** Goes on behind an offset as if what stands between the first open bracket and there were not. */
function giveUpBrackets(state: ScanState, end: number): void {
  const [first] = state.open.splice(0);
  if (first === undefined) return;
  const message = `'${String.fromCharCode(first.code)}' was never closed`;
  report(state, first.offset, first.offset + 1, message, first.string !== null);
  state.unclosed.push(first.offset, end);
  while ((state.joints.at(-1) ?? 0) > end) state.joints.splice(-2);
}

function finish(state: ScanState): void {
  const [first] = state.open;
  if (first !== undefined) giveUpBrackets(state, lineEndBehind(state.text, first.offset));
  else if (endsWithColon(state)) report(state, state.text.length, state.text.length, "Expected an indented block");
}
