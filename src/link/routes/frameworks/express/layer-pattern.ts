import type { PathPattern } from "../../path-pattern.js";
import { inAnyCase, textPiece, type PathPiece, type PathVariant } from "./path-piece.js";
import { patternOf, searchedSource, segmentsOf, sourceOf } from "./piece-pattern.js";
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
  const isMixed = mounts.some(({ caseSensitive }) => caseSensitive !== route.caseSensitive);
  let prefixes: readonly PathVariant[] = [{ pieces: [], leavesOut: false }];
  for (const mount of mounts) {
    const own = mountVariants(mount, isMixed);
    prefixes = prefixes.flatMap((prefix) =>
      own.map(({ pieces, leavesOut }) => ({
        pieces: [...prefix.pieces, ...pieces],
        leavesOut: prefix.leavesOut || leavesOut,
      })),
    );
    if (prefixes.length > MOST_PATTERNS) return [];
  }
  const patterns = prefixes.flatMap((prefix) => patternsBelow(prefix, route, isMixed));
  if (patterns.length > MOST_PATTERNS) return [];
  return [...new Map(patterns.map((pattern) => [JSON.stringify(pattern), pattern])).values()];
}

const MOST_PATTERNS = 64;

/** Of what a regular expression takes from the front nothing can be said. */
function mountVariants(mount: Layer, isMixed: boolean): readonly PathVariant[] {
  if (mount.path.kind === "regex") return [];
  const text = mount.path.text.replace(/\/+$/, "");
  return text === "" ? [{ pieces: [], leavesOut: false }] : variantsOf(mount, text, isMixed);
}

/** `isMixed`: other layers around tell case apart, so each says it for itself. */
function variantsOf({ version, caseSensitive }: Layer, text: string, isMixed: boolean): readonly PathVariant[] {
  const variants = (version === 4 ? parsePath4(text) : parsePath8(text)) ?? [];
  if (!isMixed || caseSensitive) return variants;
  return variants.map((variant) => ({ ...variant, pieces: variant.pieces.map(inAnyCase) }));
}

function patternsBelow(prefix: PathVariant, layer: Layer, isMixed: boolean): readonly PathPattern[] {
  const { path, strict } = layer;
  if (path.kind === "regex") return regexPatterns(prefix, path);
  const text = strict || path.text === "/" ? path.text : path.text.replace(/\/+$/, "");
  const variants = variantsOf(layer, text, isMixed);
  const route = isMixed ? { ...layer, caseSensitive: true } : layer;
  // A prefix that takes all it can leaves nothing but the root to the routes below.
  const isGreedy = prefix.leavesOut || prefix.pieces.some(({ kind }) => kind === "rest" || kind === "regex");
  return variants.flatMap(({ pieces }) => {
    const isRoot = matchesRoot(pieces, route);
    const whole = isGreedy || isOnlyRoot(pieces) ? [] : wholePatterns(prefix, pieces, route);
    const isNeeded = isRoot && (whole.length === 0 || prefix.pieces.length > 0);
    return isNeeded ? [...patternOf(prefix.pieces, "either", route.caseSensitive), ...whole] : whole;
  });
}

function wholePatterns(
  prefix: PathVariant,
  pieces: readonly PathPiece[],
  { strict, caseSensitive }: Layer,
): readonly PathPattern[] {
  // What is left always begins with a slash, so a path that does not is never reached, unless it takes everything.
  const begun: readonly PathPiece[] = pieces[0]?.kind === "rest" ? [textPiece("/"), ...pieces] : pieces;
  if (!startsWithSlash(begun)) return [];
  const sure: readonly PathPiece[] = begun[0]?.kind === "regex" ? [AT_SLASH, ...begun] : begun;
  const inner = strict ? withoutLastSlash(sure) : sure;
  const trailingSlash = !strict ? "either" : inner === sure ? "no" : "yes";
  return patternOf([...prefix.pieces, ...inner], trailingSlash, caseSensitive);
}

const AT_SLASH: PathPiece = { kind: "regex", source: "(?=\\/)" };

/** Whether a route takes what is left when a prefix has taken all: `/`. */
function matchesRoot(pieces: readonly PathPiece[], { strict }: Layer): boolean {
  return new RegExp(`^(?:${pieces.map(sourceOf).join("")})${strict ? "" : "\\/?"}$`).test("/");
}

function isOnlyRoot([first, second]: readonly PathPiece[]): boolean {
  return first === undefined || (second === undefined && first.kind === "text" && first.text === "/");
}

function startsWithSlash([first]: readonly PathPiece[]): boolean {
  return first?.kind === "regex" || (first?.kind === "text" && first.text.startsWith("/"));
}

/** The same when there is none. */
function withoutLastSlash(pieces: readonly PathPiece[]): readonly PathPiece[] {
  const last = pieces.at(-1);
  if (last?.kind !== "text" || !last.text.endsWith("/")) return pieces;
  const text = last.text.slice(0, -1);
  return text === "" ? pieces.slice(0, -1) : [...pieces.slice(0, -1), { ...last, text }];
}

/** A regular expression is searched for in what is left. */
function regexPatterns(prefix: PathVariant, { source, flags }: LayerPath & { kind: "regex" }): readonly PathPattern[] {
  if (prefix.leavesOut || prefix.pieces.some(({ kind }) => kind === "rest" || kind === "regex")) return [];
  const segments = segmentsOf(prefix.pieces);
  if (segments === null) return [];
  return [
    {
      segments: [...segments, { kind: "regex", source: searchedSource(source) }],
      trailingSlash: "no",
      caseSensitive: !flags.includes("i"),
    },
  ];
}
