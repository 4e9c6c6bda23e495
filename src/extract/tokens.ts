import { fmix32, hash32 } from "../model/hash.js";

/** A text as the hashes of its tokens, comments and white space left out; and where the comments are. */
export interface TokenStream {
  /** Offsets at which the tokens start, rising. */
  readonly starts: Uint32Array;
  /** One 32-bit hash a token. */
  readonly hashes: Uint32Array;
  /** Start and end of each comment by turns, delimiters included. */
  readonly comments: readonly number[];
}

/** What a tokenizer cannot know without a parser. */
export interface Lexis {
  /** What starts a comment: `//` and `/*`, or `#`. */
  readonly comments: "slashes" | "hash";
  /**
   * Start and end, by turns and rising, of every string, template part, regular expression and other literal.
   * A piece is one token, whatever is in it.
   */
  readonly literals: readonly number[];
  /** Likewise for text between markup (JSX): its words are tokens, and nothing in it is a comment. */
  readonly markupText: readonly number[];
}

/**
 * Splits a text into words, literals and single punctuation marks. It knows no language beyond {@link Lexis}:
 * the tokens serve to compare texts, not to understand them.
 */
export function tokenize(text: string, lexis: Lexis): TokenStream {
  const starts = new Uint32Array(text.length);
  const hashes = new Uint32Array(text.length);
  const comments: number[] = [];
  const literals = ranges(lexis.literals);
  const markup = ranges(lexis.markupText);
  let count = 0;
  let at = text.startsWith("#!") ? lineEnd(text, 0) : 0;
  if (at > 0) comments.push(0, at);
  while (at < text.length) {
    const code = text.charCodeAt(at);
    const literalEnd = literals.endAt(at);
    if (literalEnd > at) {
      starts[count] = at;
      hashes[count++] = hash32(text, at, literalEnd);
      at = literalEnd;
      continue;
    }
    const kind = classOf(code);
    if (kind === SPACE) {
      at++;
      continue;
    }
    const commentEnd = markup.endAt(at) > at ? at : endOfComment(text, at, code, lexis.comments);
    if (commentEnd > at) {
      comments.push(at, commentEnd);
      at = commentEnd;
      continue;
    }
    let end = at + 1;
    if (kind === WORD) while (end < text.length && classOf(text.charCodeAt(end)) === WORD) end++;
    starts[count] = at;
    hashes[count++] = kind === WORD ? hash32(text, at, end) : fmix32(code);
    at = end;
  }
  return { starts: starts.subarray(0, count), hashes: hashes.subarray(0, count), comments };
}

/** The hashes of the tokens that start from `start` up to, not including, `end`. */
export function tokensBetween(stream: TokenStream, start: number, end: number): Uint32Array {
  return stream.hashes.subarray(firstFrom(stream.starts, start), firstFrom(stream.starts, end));
}

const WORD = 0;
const SPACE = 1;
const MARK = 2;

const ASCII_CLASSES = Uint8Array.from({ length: 128 }, (_, code) => {
  if (code <= 32 || code === 127) return SPACE;
  return /[\w$]/.test(String.fromCharCode(code)) ? WORD : MARK;
});

function classOf(code: number): number {
  if (code < 128) return ASCII_CLASSES[code] ?? MARK;
  return code === 0xa0 || code === 0xfeff || code === 0x2028 || code === 0x2029 ? SPACE : WORD;
}

const SLASH = 47;
const STAR = 42;
const HASH = 35;

/** The end of the comment that starts here, or `at` if none does. */
function endOfComment(text: string, at: number, code: number, comments: Lexis["comments"]): number {
  if (comments === "hash") return code === HASH ? lineEnd(text, at) : at;
  if (code !== SLASH) return at;
  const next = text.charCodeAt(at + 1);
  if (next === SLASH) return lineEnd(text, at);
  if (next !== STAR) return at;
  const close = text.indexOf("*/", at + 2);
  return close === -1 ? text.length : close + 2;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end;
}

/** Walks along rising ranges: asked with rising offsets, tells the end of the range that holds the offset, or -1. */
function ranges(flat: readonly number[]): { endAt(offset: number): number } {
  let next = 0;
  return {
    endAt(offset) {
      while (next < flat.length && (flat[next + 1] ?? 0) <= offset) next += 2;
      return next < flat.length && (flat[next] ?? 0) <= offset ? (flat[next + 1] ?? -1) : -1;
    },
  };
}

function firstFrom(sorted: Uint32Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
