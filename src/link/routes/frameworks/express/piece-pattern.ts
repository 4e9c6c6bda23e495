import { assertNever } from "../../../../model/assert-never.js";
import { escapeRegex } from "../../escape-regex.js";
import type { PathPattern, PathSegment } from "../../path-pattern.js";
import type { PathPiece } from "./path-piece.js";

/** The pattern of a path that is taken apart; none where it does not begin with a slash. */
export function patternOf(
  pieces: readonly PathPiece[],
  trailingSlash: PathPattern["trailingSlash"],
  caseSensitive: boolean,
): readonly PathPattern[] {
  const segments = segmentsOf(pieces);
  if (segments === null) return [];
  const last = segments.at(-1);
  const takesSlash = last === undefined || (last.kind === "rest" && trailingSlash === "either");
  return [{ segments, trailingSlash: takesSlash ? "no" : trailingSlash, caseSensitive }];
}

/** Splits at slashes. From a segment on that holds more than texts and parameters, all is one regular expression. */
export function segmentsOf(pieces: readonly PathPiece[]): readonly PathSegment[] | null {
  const groups = groupsOf(pieces);
  if (groups === null) return null;
  const segments: PathSegment[] = [];
  for (const [index, group] of groups.entries()) {
    const segment = segmentOf(group, index === groups.length - 1);
    if (segment !== null) {
      segments.push(segment);
      continue;
    }
    const source = groups.slice(index).map((rest) => `${rest.slash}${rest.pieces.map(sourceOf).join("")}`);
    return [...segments, { kind: "regex", source: source.join("") }];
  }
  return segments;
}

/** What stands between two slashes, with the source of the one in front, which an expression may have in itself. */
interface Group {
  readonly slash: "\\/" | "";
  readonly pieces: PathPiece[];
}

/** Null when the path does not begin with a slash. */
function groupsOf(pieces: readonly PathPiece[]): readonly Group[] | null {
  const groups: Group[] = [];
  for (const piece of pieces) {
    if (piece.kind !== "text") {
      if (groups.length === 0 && piece.kind !== "regex") return null;
      if (groups.length === 0) groups.push({ slash: "", pieces: [] });
      groups.at(-1)?.pieces.push(piece);
      continue;
    }
    for (const [index, text] of piece.text.split("/").entries()) {
      if (index > 0) groups.push({ slash: "\\/", pieces: [] });
      if (text !== "" && groups.length === 0) return null;
      if (text !== "") groups.at(-1)?.pieces.push({ ...piece, text });
    }
  }
  return groups;
}

/** Null for what is no segment by itself. */
function segmentOf({ slash, pieces }: Group, isLast: boolean): PathSegment | null {
  const [first, second] = pieces;
  if (slash === "") return null;
  if (first === undefined) return { kind: "text", text: "" };
  const texts = pieces.flatMap((piece) => (piece.kind === "text" ? [piece] : []));
  if (texts.length === pieces.length && texts.every(({ anyCase }) => anyCase === texts[0]?.anyCase))
    return { ...texts[0], kind: "text", text: texts.map(({ text }) => text).join("") };
  if (second === undefined && first.kind === "parameter") return { kind: "parameter", constraint: first.source };
  if (second === undefined && first.kind === "rest") return isLast ? first : null;
  if (pieces.some(({ kind }) => kind === "rest" || kind === "regex")) return null;
  return { kind: "mixed", source: pieces.map(sourceOf).join("") };
}

/** The source of a regular expression for what a piece matches. */
export function sourceOf(piece: PathPiece): string {
  switch (piece.kind) {
    case "text":
      return piece.anyCase === true ? anyCaseSource(piece.text) : escapeRegex(piece.text);
    case "parameter":
      return `(?:${piece.source ?? "[^/]+"})`;
    case "rest":
      return piece.mayBeEmpty ? "[^]*" : "[^]+";
    case "regex":
      return piece.source;
    default:
      return assertNever(piece);
  }
}

function anyCaseSource(text: string): string {
  return Array.from(text, (character) => {
    const [lower, upper] = [character.toLowerCase(), character.toUpperCase()];
    return lower === upper ? escapeRegex(character) : `[${lower}${upper}]`;
  }).join("");
}

/** The source of an expression for all of a path in which an expression is searched for. */
export function searchedSource(source: string): string {
  return anchoredSource(source) ?? `[^]*?(?:${source})[^]*`;
}

/** `^\/a$` without its anchors, and `[^]*` where there is none; null where they may be part of an alternative. */
function anchoredSource(source: string): string | null {
  if (hasAlternatives(source)) return null;
  const starts = source.startsWith("^");
  const ends = /(?<!\\)(?:\\\\)*\$$/.test(source);
  return `${starts ? "" : "[^]*"}${source.slice(starts ? 1 : 0, ends ? -1 : undefined)}${ends ? "" : "[^]*"}`;
}

function hasAlternatives(source: string): boolean {
  let depth = 0;
  const plain = source.replaceAll(/\\.|\[(?:[^\]\\]|\\.)*\]/g, "");
  for (const character of plain) {
    if (character === "(") depth++;
    else if (character === ")") depth--;
    else if (character === "|" && depth === 0) return true;
  }
  return false;
}
