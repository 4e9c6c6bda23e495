/** The deepest nesting of brackets that is parsed. */
export const MAX_NESTING = 500;

/**
 * The offset of the first bracket of a TypeScript or JavaScript text that is nested deeper than {@link MAX_NESTING}, or null. Found without
 * parsing, because the parser works by recursion and overflows its stack at a depth that differs from thread to thread.
 * Strings, comments, template text and what looks like a regular expression do not count.
 */
export function findDeepNesting(text: string): number | null {
  const scan: Scan = { text, depth: 0, templates: [], plainUntil: new Map() };
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    const kind = code < 128 ? KINDS[code] : PLAIN;
    if (kind === PLAIN) {
      at++;
    } else if (kind === OPEN) {
      scan.depth++;
      at++;
    } else if (kind === CLOSE) {
      at = afterClosing(scan, at, code);
    } else {
      at = afterText(scan, at, code);
    }
    if (scan.depth > MAX_NESTING) return at - 1;
  }
  return null;
}

interface Scan {
  readonly text: string;
  depth: number;
  /** The depths outside of the `${` that are open: the `}` that comes back to one of them goes on with template text. */
  readonly templates: number[];
  /** For a delimiter that did not close before an offset: up to there it delimits nothing. Keeps the scan linear. */
  readonly plainUntil: Map<number, number>;
}

const PLAIN = 0;
const OPEN = 1;
const CLOSE = 2;
const TEXT = 3;

const KINDS = Uint8Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code);
  if ("([{".includes(char)) return OPEN;
  if (")]}".includes(char)) return CLOSE;
  return "\"'`/".includes(char) ? TEXT : PLAIN;
});

const NEWLINE = 10;
const QUOTE = 34;
const DOLLAR = 36;
const APOSTROPHE = 39;
const STAR = 42;
const SLASH = 47;
const OPEN_BRACKET = 91;
const BACKSLASH = 92;
const CLOSE_BRACKET = 93;
const BACKTICK = 96;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

/** Brackets that close nothing are let pass: the scan only looks for depth. */
function afterClosing(scan: Scan, at: number, code: number): number {
  if (scan.depth > 0) scan.depth--;
  if (code !== CLOSE_BRACE || scan.templates.at(-1) !== scan.depth) return at + 1;
  scan.templates.pop();
  return afterTemplateText(scan, at + 1);
}

/** The offset behind the string, comment or regular expression that starts here; the next offset if none does. */
function afterText(scan: Scan, at: number, code: number): number {
  const { text } = scan;
  if (code === QUOTE || code === APOSTROPHE) return afterDelimited(scan, at, code);
  if (code === BACKTICK) return afterTemplateText(scan, at + 1);
  if (code !== SLASH) return at + 1;
  const next = text.charCodeAt(at + 1);
  if (next === SLASH) return lineEnd(text, at);
  if (next === STAR) {
    const close = text.indexOf("*/", at + 2);
    return close === -1 ? text.length : close + 2;
  }
  return regexMayStart(text, at) ? afterDelimited(scan, at, code) : at + 1;
}

/**
 * Behind a string or regular expression, which ends on its line. One that does not is no such thing, such as the apostrophe in the text
 * between JSX tags.
 */
function afterDelimited(scan: Scan, start: number, delimiter: number): number {
  const { text } = scan;
  if (start < (scan.plainUntil.get(delimiter) ?? 0)) return start + 1;
  let inSet = false;
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) {
      at++;
    } else if (code === NEWLINE) {
      scan.plainUntil.set(delimiter, at);
      return start + 1;
    } else if (code === delimiter && !inSet) {
      return at + 1;
    } else if (delimiter === SLASH) {
      if (code === OPEN_BRACKET) inSet = true;
      else if (code === CLOSE_BRACKET) inSet = false;
    }
  }
  scan.plainUntil.set(delimiter, text.length);
  return start + 1;
}

/** Behind the template text that starts here: after its backtick, or after a `${`, which is then noted. */
function afterTemplateText(scan: Scan, start: number): number {
  const { text } = scan;
  if (start <= (scan.plainUntil.get(BACKTICK) ?? 0)) return start;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) {
      at++;
    } else if (code === BACKTICK) {
      return at + 1;
    } else if (code === DOLLAR && text.charCodeAt(at + 1) === OPEN_BRACE) {
      scan.templates.push(scan.depth++);
      return at + 2;
    }
  }
  scan.plainUntil.set(BACKTICK, text.length);
  return start;
}

/** Behind a value a slash divides; behind an operator or a keyword it starts a regular expression. */
function regexMayStart(text: string, slash: number): boolean {
  let at = slash - 1;
  while (at >= 0 && text.charCodeAt(at) <= 32) at--;
  if (at < 0) return true;
  const before = text[at] ?? "";
  if (")]}\"'`".includes(before)) return false;
  if (!WORD.test(before)) return before !== "<";
  const word = WORD_AT_END.exec(text.slice(Math.max(0, at - 11), at + 1));
  return word !== null && KEYWORDS_BEFORE_REGEX.has(word[0]);
}

const WORD = /[\w$\u0080-\uffff]/;
const WORD_AT_END = /(?<![\w$.])[a-z]+$/;
const KEYWORDS_BEFORE_REGEX = new Set(
  "return typeof case in of do else void delete instanceof new throw yield await".split(" "),
);

function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end;
}
