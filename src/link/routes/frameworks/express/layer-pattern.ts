import { assertNever } from "../../../../model/assert-never.js";
import type { PathPattern, PathSegment } from "../../path-pattern.js";
import { escapeRegex } from "../../escape-regex.js";
import { type PathPiece, type PathVariant } from "./path-piece.js";
import { parsePath4 } from "./syntax-4.js";
import { parsePath8 } from "./syntax-8.js";

/** What a router was given for one route or mount. */
export interface Layer {
  readonly path: LayerPath;
  readonly version: ExpressVersion;
  readonly caseSensitive: boolean;
  /** A slash at the end makes a difference. */
  readonly strict: boolean;
}

export type LayerPath =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "regex"; readonly source: string; readonly flags: string };

export type ExpressVersion = 4 | 5;

/**
 * The paths that reach a route through the routers above it. Each router takes from the front what its path matches, as much as it can, and
 * hands on the rest. Empty where nothing reaches it, or where it cannot be said. That Express 4 lets a second slash pass behind a prefix is
 * left aside.
 */
export function layerPatterns(mounts: readonly Layer[], route: Layer): readonly PathPattern[] {
  let prefixes: readonly PathVariant[] = [{ pieces: [], leavesOut: false }];
  for (const mount of mounts) {
    const own = mountVariants(mount);
    prefixes = prefixes.flatMap((prefix) =>
      own.map(({ pieces, leavesOut }) => ({
        pieces: [...prefix.pieces, ...pieces],
        leavesOut: prefix.leavesOut || leavesOut,
      })),
    );
    if (prefixes.length > MOST_PATTERNS) return [];
  }
  const patterns = prefixes.flatMap((prefix) => patternsBelow(prefix, route));
  if (patterns.length > MOST_PATTERNS) return [];
  return [...new Map(patterns.map((pattern) => [JSON.stringify(pattern), pattern])).values()];
}

const MOST_PATTERNS = 64;

/** Of what a regular expression takes from the front nothing can be said. */
function mountVariants({ path, version }: Layer): readonly PathVariant[] {
  if (path.kind === "regex") return [];
  const text = path.text.replace(/\/+$/, "");
  if (text === "") return [{ pieces: [], leavesOut: false }];
  return (version === 4 ? parsePath4(text) : parsePath8(text)) ?? [];
}

function patternsBelow(prefix: PathVariant, route: Layer): readonly PathPattern[] {
  const { path, strict, caseSensitive } = route;
  if (path.kind === "regex") return regexPatterns(prefix, path);
  const isRoot = path.text === "/" || (path.text === "" && !strict);
  // A prefix that takes all it can leaves nothing but the root to the routes below.
  const isGreedy = prefix.leavesOut || prefix.pieces.some(({ kind }) => kind === "rest" || kind === "regex");
  if (isGreedy && !isRoot && path.text !== "*") return [];
  if (isRoot) {
    const isTop = prefix.pieces.length === 0;
    return patternOf(prefix.pieces, isTop ? "no" : "either", caseSensitive);
  }
  const bare = strict ? path.text : path.text.replace(/\/+$/, "");
  const hasSlash = bare.endsWith("/");
  const variants = (route.version === 4 ? parsePath4(bare) : parsePath8(bare)) ?? [];
  const trailingSlash = strict ? (hasSlash ? "yes" : "no") : "either";
  return variants.flatMap(({ pieces }) => {
    if (!startsWithSlash(pieces) && path.text !== "*" && pieces.length > 0) return [];
    const inner = hasSlash ? withoutLastSlash(pieces) : pieces;
    return patternOf([...prefix.pieces, ...inner], inner.length === 0 ? "either" : trailingSlash, caseSensitive);
  });
}

/** What is behind a prefix always begins with a slash, so what does not is never reached. */
function startsWithSlash([first]: readonly PathPiece[]): boolean {
  if (first?.kind === "text") return first.text.startsWith("/");
  return first?.kind === "regex" ? /^(?:\\\/|\.\*|\(\?:\\\/)/.test(first.source) : first?.kind === "rest";
}

function withoutLastSlash(pieces: readonly PathPiece[]): readonly PathPiece[] {
  const last = pieces.at(-1);
  if (last?.kind !== "text") return pieces;
  const text = last.text.replace(/\/$/, "");
  return text === "" ? pieces.slice(0, -1) : [...pieces.slice(0, -1), { kind: "text", text }];
}

/** A regular expression is searched for in what is left. */
function regexPatterns(prefix: PathVariant, { source, flags }: LayerPath & { kind: "regex" }): readonly PathPattern[] {
  if (prefix.leavesOut || prefix.pieces.some(({ kind }) => kind === "rest" || kind === "regex")) return [];
  const segments = segmentsOf(prefix.pieces);
  if (segments === null) return [];
  const whole: PathSegment = { kind: "regex", source: `[^]*?(?:${source})[^]*` };
  const anchored = anchoredSource(source);
  return [
    {
      segments: [...segments, anchored === null ? whole : { kind: "regex", source: anchored }],
      trailingSlash: "no",
      caseSensitive: !flags.includes("i"),
    },
  ];
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

function patternOf(
  pieces: readonly PathPiece[],
  trailingSlash: PathPattern["trailingSlash"],
  caseSensitive: boolean,
): readonly PathPattern[] {
  const segments = segmentsOf(pieces);
  if (segments === null) return [];
  const last = segments.at(-1);
  const takesAll = last === undefined || last.kind === "rest";
  return [{ segments, trailingSlash: takesAll ? "no" : trailingSlash, caseSensitive }];
}

/** Splits at slashes. From a segment on that holds more than texts and parameters, all is one regular expression. */
function segmentsOf(pieces: readonly PathPiece[]): readonly PathSegment[] | null {
  const groups = groupsOf(pieces);
  if (groups === null) return null;
  const segments: PathSegment[] = [];
  for (const [index, group] of groups.entries()) {
    const segment = segmentOf(group, index === groups.length - 1);
    if (segment === null) {
      const rest = groups.slice(index).map((it) => slashed(it));
      return [...segments, { kind: "regex", source: rest.join("") }];
    }
    segments.push(segment);
  }
  return segments;
}

type Group = readonly PathPiece[];

/** Null when the path does not begin with a slash. */
function groupsOf(pieces: readonly PathPiece[]): readonly Group[] | null {
  const groups: PathPiece[][] = [];
  for (const piece of pieces) {
    const texts = piece.kind === "text" ? piece.text.split("/") : null;
    for (const [index, text] of texts?.entries() ?? []) {
      if (index > 0) groups.push([]);
      if (text !== "" && groups.length === 0) return null;
      if (text !== "") groups.at(-1)?.push({ kind: "text", text });
    }
    if (texts !== null) continue;
    // `*` alone and expressions bring their own slash.
    if (groups.length === 0 && piece.kind === "parameter") return null;
    if (groups.length === 0) groups.push([]);
    groups.at(-1)?.push(piece);
  }
  return groups;
}

function segmentOf(group: Group, isLast: boolean): PathSegment | null {
  const [first, second] = group;
  if (first === undefined) return { kind: "text", text: "" };
  if (second === undefined) {
    if (first.kind === "text") return first;
    if (first.kind === "parameter") return { kind: "parameter", constraint: first.source };
    if (first.kind === "rest") return isLast ? first : null;
    return null;
  }
  if (group.every((piece) => piece.kind === "text"))
    return { kind: "text", text: group.map((piece) => piece.text).join("") };
  if (group.some(({ kind }) => kind === "rest" || kind === "regex")) return null;
  return { kind: "mixed", source: group.map(sourceOf).join("") };
}

/** The source with the slash in front; an expression at the beginning has its own. */
function slashed(group: Group): string {
  const source = group.map(sourceOf).join("");
  return group[0]?.kind === "regex" ? source : `\\/${source}`;
}

function sourceOf(piece: PathPiece): string {
  switch (piece.kind) {
    case "text":
      return escapeRegex(piece.text);
    case "parameter":
      return piece.source ?? "[^/]+";
    case "rest":
      return piece.mayBeEmpty ? "[^]*" : "[^]+";
    case "regex":
      return piece.source;
    default:
      return assertNever(piece);
  }
}
