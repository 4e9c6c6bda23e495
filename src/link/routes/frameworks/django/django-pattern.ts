import { assertNever } from "../../../../model/assert-never.js";
import { escapeRegex } from "../../escape-regex.js";
import type { PathPattern, PathSegment } from "../../path-pattern.js";
import { mayMatchSlash } from "../../regular/regex-template.js";
import { alternativesOf, ANYTHING, readRegex } from "./django-regex.js";
import { textTokens, type Token } from "./django-token.js";

/** One pattern of the chain that a path goes through: `path()`, `re_path()`, or the language that `i18n_patterns()` puts in front. */
export type Piece =
  | { readonly kind: "route"; readonly text: string }
  | { readonly kind: "regex"; readonly source: string; readonly alternativeOf?: string }
  | { readonly kind: "language"; readonly codes: readonly string[]; readonly isOptional: boolean };

/** The regular expression of a converter by its name; null when nobody knows. */
export type FindConverter = (name: string) => string | null;

/** More ways than these to go through a chain are not looked at. */
const MOST_WAYS = 16;

/** What a chain of patterns matches; nothing when a converter is not known. */
export function patternsOf(pieces: readonly Piece[], findConverter: FindConverter): readonly PathPattern[] {
  let ways: readonly (readonly Piece[])[] = [[]];
  for (const piece of pieces) {
    ways = optionsOf(piece).flatMap((option) => ways.map((way) => [...way, ...option]));
    if (ways.length > MOST_WAYS) return [];
  }
  const patterns = ways.map((way) => patternOf(way, findConverter));
  const known = patterns.filter((pattern) => pattern !== null);
  return known.length < patterns.length ? [] : known;
}

/** What may stand in the place of a piece: each alternative of an expression, or nothing for a language. */
function optionsOf(piece: Piece): readonly (readonly Piece[])[] {
  if (piece.kind === "regex") {
    return alternativesOf(piece.source).map((source) => [{ kind: "regex", source, alternativeOf: piece.source }]);
  }
  return piece.kind === "language" && piece.isOptional ? [[piece], []] : [[piece]];
}

function patternOf(pieces: readonly Piece[], findConverter: FindConverter): PathPattern | null {
  const tokens: Token[] = [];
  for (const [index, piece] of pieces.entries()) {
    const own = tokensOf(piece, findConverter, index === pieces.length - 1 ? "end" : "middle");
    if (own === null) return null;
    tokens.push(...own);
  }
  return fromTokens(tokens);
}

function tokensOf(piece: Piece, findConverter: FindConverter, place: "middle" | "end"): readonly Token[] | null {
  switch (piece.kind) {
    case "route":
      return routeTokens(piece.text, findConverter);
    case "regex":
      return anchoredTokens(piece.source, place, piece.alternativeOf ?? piece.source);
    case "language":
      return [{ kind: "parameter", regex: piece.codes.map(escapeRegex).join("|") }, { kind: "slash" }];
    default:
      return assertNever(piece);
  }
}

/**
 * Django looks for the expression, wherever it is, unless it says where it begins; and an end that it does not say is anything. One at the end
 * of a path whose last character is `$` has to match the whole, wherever it says to begin: `fullmatch` in `RegexPattern.match`, since 2.2.25, 3.1.14
 * and 3.2.10. Of one in front of others it takes the first match, which is where the path begins when the path is what its author thought of: that
 * is all that is compared.
 */
function anchoredTokens(source: string, place: "middle" | "end", whole: string): readonly Token[] {
  const { tokens, begins, ends } = readRegex(source);
  const isFull = place === "middle" || whole.endsWith("$");
  return [...(begins || isFull ? [] : [ANYTHING]), ...tokens, ...(ends || isFull ? [] : [ANYTHING])];
}

const PARAMETER = /<(?:([^>:]+):)?[^>]+>/g;

function routeTokens(route: string, findConverter: FindConverter): readonly Token[] | null {
  const tokens: Token[] = [];
  let at = 0;
  for (const match of route.matchAll(PARAMETER)) {
    tokens.push(...textTokens(route.slice(at, match.index)));
    at = match.index + match[0].length;
    const regex = findConverter(match[1] ?? "str");
    if (regex === null) return null;
    tokens.push({ kind: mayMatchSlash(regex) ? "wide" : "parameter", regex });
  }
  return [...tokens, ...textTokens(route.slice(at))];
}

function fromTokens(tokens: readonly Token[]): PathPattern {
  // What may look ahead has to see the slash at the end as well.
  const isBranch = tokens.at(-1)?.kind === "slash" && tokens.every(({ kind }) => kind !== "wide");
  const segments = segmentsOf(isBranch ? tokens.slice(0, -1) : tokens);
  return { segments, trailingSlash: isBranch ? "yes" : "no", caseSensitive: true };
}

function segmentsOf(tokens: readonly Token[]): readonly PathSegment[] {
  if (tokens.length === 0) return [];
  const segments: PathSegment[] = [];
  let open: Token[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.kind === "wide") return [...segments, endOf([...open, ...tokens.slice(index)])];
    if (token.kind !== "slash") open.push(token);
    else {
      segments.push(segmentOf(open));
      open = [];
    }
  }
  return [...segments, segmentOf(open)];
}

/** From the segment with something in it that may have slashes on. */
function endOf(tokens: readonly Token[]): PathSegment {
  const [only] = tokens;
  if (tokens.length === 1 && only?.kind === "wide") {
    if (only.regex === ".+") return { kind: "rest", mayBeEmpty: false };
    if (only.regex === ".*" || only.regex === "[^]*") return { kind: "rest", mayBeEmpty: true };
  }
  return { kind: "regex", source: String.raw`\/` + tokens.map(sourceOf).join("") };
}

function segmentOf(tokens: readonly Token[]): PathSegment {
  const [only] = tokens;
  if (only === undefined) return { kind: "text", text: "" };
  if (tokens.every((token) => token.kind === "text"))
    return { kind: "text", text: tokens.map((it) => it.text).join("") };
  if (tokens.length === 1 && only.kind === "parameter") {
    return { kind: "parameter", constraint: only.regex === ANY_SEGMENT ? null : only.regex };
  }
  return { kind: "mixed", source: tokens.map(sourceOf).join("") };
}

/** What the converter `str` matches. */
const ANY_SEGMENT = "[^/]+";

function sourceOf(token: Token): string {
  switch (token.kind) {
    case "slash":
      return String.raw`\/`;
    case "text":
      return escapeRegex(token.text);
    case "parameter":
    case "expression":
    case "wide":
      return `(?:${token.regex})`;
    default:
      return assertNever(token);
  }
}
