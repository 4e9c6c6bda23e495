import type { PathPattern, PathSegment } from "../../path-pattern.js";

/** By the name of a convertor, the source of the regular expression that it matches. */
export type Convertors = ReadonlyMap<string, string>;

/** Those that Starlette has by itself. */
export const CONVERTORS: Convertors = new Map([
  ["str", "[^/]+"],
  ["path", ".*"],
  ["int", "[0-9]+"],
  ["float", String.raw`[0-9]+(?:\.[0-9]+)?`],
  ["uuid", "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"],
]);

/** What a path of Starlette matches; nothing for one that no request has, or with a convertor that nobody knows. */
export function asgiPatterns(path: string, convertors: Convertors): readonly PathPattern[] {
  if (!path.startsWith("/")) return [];
  const parts = segmentsOf(path, convertors);
  if (parts === null) return [];
  const last = parts.at(-1);
  const hasSlash = last?.length === 0;
  if (hasSlash) parts.pop();
  const segments: PathSegment[] = [];
  for (const [index, pieces] of parts.entries()) {
    const isLast = index === parts.length - 1 && !hasSlash;
    const segment = segmentOf(pieces, isLast);
    if (segment !== null) {
      segments.push(segment);
      continue;
    }
    const rest = parts.slice(index).map((one) => String.raw`\/${sourceOf(one)}`);
    segments.push({ kind: "regex", source: rest.join("") + (hasSlash ? String.raw`\/` : "") });
    return [{ segments, trailingSlash: "no", caseSensitive: true }];
  }
  const isRoot = segments.length === 0;
  return [{ segments, trailingSlash: hasSlash && !isRoot ? "yes" : "no", caseSensitive: true }];
}

/** A piece of a segment: text, or a parameter with what it matches. */
type Piece = { readonly kind: "text"; readonly text: string } | { readonly kind: "parameter"; readonly source: string };

const PARAMETER = /\{[a-zA-Z_][a-zA-Z0-9_]*(?::([a-zA-Z_][a-zA-Z0-9_]*))?\}/g;

/** What stands between the slashes; null with a convertor that nobody knows. */
function segmentsOf(path: string, convertors: Convertors): Piece[][] | null {
  const segments: Piece[][] = [[]];
  const addText = (text: string): void => {
    for (const [index, part] of text.split("/").entries()) {
      if (index > 0) segments.push([]);
      if (part !== "") segments.at(-1)?.push({ kind: "text", text: part });
    }
  };
  let from = 1;
  for (const { 0: whole, 1: convertor = "str", index } of path.matchAll(PARAMETER)) {
    const source = convertors.get(convertor);
    if (source === undefined) return null;
    addText(path.slice(from, index));
    segments.at(-1)?.push({ kind: "parameter", source });
    from = index + whole.length;
  }
  addText(path.slice(from));
  return segments;
}

/** Null for what may reach beyond the segment. */
function segmentOf(pieces: readonly Piece[], isLast: boolean): PathSegment | null {
  const [only, second] = pieces;
  if (only === undefined) return { kind: "text", text: "" };
  if (second === undefined) {
    if (only.kind === "text") return { kind: "text", text: only.text };
    if (only.source === CONVERTORS.get("str")) return { kind: "parameter", constraint: null };
    if (only.source === CONVERTORS.get("path") && isLast) return { kind: "rest", mayBeEmpty: true };
  }
  if (pieces.some((piece) => piece.kind === "parameter" && mayHaveSlash(piece.source))) return null;
  if (second === undefined && only.kind === "parameter") return { kind: "parameter", constraint: only.source };
  return { kind: "mixed", source: sourceOf(pieces) };
}

/** Whether a regular expression might match a slash. Those that only look so are compared in another way, which is as exact. */
function mayHaveSlash(source: string): boolean {
  const plain = source.replaceAll("[^/]", "").replaceAll(String.raw`\.`, "");
  return /[./]|\[\^|\\[WDSs]/.test(plain);
}

function sourceOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (piece.kind === "text" ? escaped(piece.text) : `(?:${piece.source})`)).join("");
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
