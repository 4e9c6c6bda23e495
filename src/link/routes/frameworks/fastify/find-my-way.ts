import { escapeRegex } from "../../escape-regex.js";
import type { PathPattern, PathSegment } from "../../path-pattern.js";

/** A path as Fastify's router (find-my-way) takes it apart. */
export type PathNode =
  | { readonly kind: "static"; readonly text: string }
  /**
   * What is left of a segment. `regex`: of several parameters or one with an expression, the expression for all of it. `suffix`: the text behind
   * the last parameter. `shape`: what is compared to find duplicates, in which neither names nor expressions stand.
   */
  | { readonly kind: "parameter"; readonly regex: string | null; readonly suffix: string; readonly shape: string }
  | { readonly kind: "wildcard" };

/** How a router reads paths. */
export interface PathRules {
  readonly ignoreTrailingSlash: boolean;
  readonly ignoreDuplicateSlashes: boolean;
  readonly caseSensitive: boolean;
}

/** One path that a route is entered under: one with an optional parameter at the end is entered with and without it. */
export interface PathVariant {
  readonly nodes: readonly PathNode[];
  /** Two routes with the same one are duplicates. */
  readonly key: string;
  readonly pattern: PathPattern;
}

/** The paths that a route is entered under; empty when it is none that the router takes. */
export function pathVariants(path: string, rules: PathRules): readonly PathVariant[] {
  if (!/^[/*]/.test(path)) return [];
  const optional = /(\/:[^/()]*?)\?(\/?)$/.exec(path);
  if (optional === null) return [variant(path, rules)];
  const [, parameter = "", end = ""] = optional;
  const before = path.slice(0, optional.index);
  return [variant(before + parameter + end, rules), variant(before + end || "/", rules)];
}

function variant(written: string, rules: PathRules): PathVariant {
  const single = rules.ignoreDuplicateSlashes ? written.replaceAll(/\/{2,}/g, "/") : written;
  const path = rules.ignoreTrailingSlash && single.length > 1 ? single.replace(/\/$/, "") : single;
  const nodes = nodesOf(path);
  const key = nodes.map(keyPart).join("");
  const cased = rules.caseSensitive ? key : key.toLowerCase();
  return {
    nodes: rules.caseSensitive ? nodes : nodes.map(inLowerCase),
    key: cased === "*" ? "/*" : cased,
    pattern: patternOf(nodes, rules),
  };
}

function keyPart(node: PathNode): string {
  if (node.kind === "wildcard") return "*";
  // A colon of the text is none of a parameter.
  return node.kind === "parameter" ? `:${node.shape}` : node.text.replaceAll(":", "::");
}

/** Texts alone: what expressions are for keeps its case. */
function inLowerCase(node: PathNode): PathNode {
  return node.kind === "static" ? { ...node, text: node.text.toLowerCase() } : node;
}

function nodesOf(path: string): readonly PathNode[] {
  const nodes: PathNode[] = [];
  let text = "";
  const flush = (): void => {
    if (text !== "") nodes.push({ kind: "static", text });
    text = "";
  };
  for (let at = 0; at < path.length; at++) {
    if (path.startsWith("::", at)) {
      text += ":";
      at++;
    } else if (path[at] === ":") {
      flush();
      const { node, end } = parameterAt(path, at);
      nodes.push(node);
      at = end - 1;
    } else if (path[at] === "*") {
      flush();
      nodes.push({ kind: "wildcard" });
    } else {
      text += path[at];
    }
  }
  flush();
  return nodes;
}

/** Reads the parameters of what is left of a segment, with the texts between them. */
function parameterAt(path: string, start: number): { readonly node: PathNode; readonly end: number } {
  const sources: string[] = [];
  let shape = "";
  let suffix = "";
  let isRegex = false;
  /** The text in front of a parameter without an expression, behind another one: it does not go beyond that. */
  let barrier: string | null = null;
  let isFirst = true;
  let at = start;
  while (path[at] === ":") {
    const name = /^:[^/(.:-]*/.exec(path.slice(at))?.[0] ?? ":";
    at += name.length;
    if (path[at] === "(") {
      const end = closingParenthesis(path, at) + 1;
      sources.push(withoutAnchors(path.slice(at, end)));
      at = end;
      isRegex = true;
      barrier = null;
      isFirst = true;
    } else {
      sources.push(isFirst || barrier === null ? "([^/]*?)" : `(${escapeRegex(barrier)}|${notBeyond(barrier)})`);
      isFirst = false;
    }
    suffix = /^(?:[^/:]|::)*/.exec(path.slice(at))?.[0] ?? "";
    at += suffix.length;
    suffix = suffix.replaceAll("::", ":");
    if (suffix !== "") {
      barrier = suffix;
      sources.push(escapeRegex(suffix));
      isRegex = true;
    }
    shape += `()${suffix}`;
  }
  const regex = isRegex ? sources.join("") : null;
  return { node: { kind: "parameter", regex, suffix, shape: isRegex ? shape : "" }, end: at };
}

function notBeyond(text: string): string {
  return text.length === 1 ? `[^/${escapeRegex(text)}]*` : `(?:(?!${escapeRegex(text)})[^/])*`;
}

function closingParenthesis(path: string, open: number): number {
  let depth = 0;
  for (let at = open; at < path.length; at++) {
    if (path[at] === "\\") at++;
    else if (path[at] === "(") depth++;
    else if (path[at] === ")" && --depth === 0) return at;
  }
  return path.length - 1;
}

function withoutAnchors(source: string): string {
  return source.replace(/^\(\^/, "(").replace(/\$\)$/, ")");
}

function patternOf(nodes: readonly PathNode[], rules: PathRules): PathPattern {
  const segments: PathSegment[] = [];
  const reading: Reading = {
    ...rules,
    // Of a path with an expression, the texts are in either case, and what the expressions are for is not.
    anyCase: !rules.caseSensitive && nodes.some((node) => node.kind === "parameter" && node.regex !== null),
  };
  let open: PathNode[] = [];
  let hasSlash = false;
  const close = (end: SegmentEnd): void => {
    segments.push(segmentOf(open, { ...end, isFirst: segments.length === 0 }, reading));
  };
  for (const node of nodes) {
    if (node.kind !== "static") {
      open.push(node);
      continue;
    }
    for (const [index, text] of node.text.split("/").entries()) {
      // The first slash begins the first segment.
      if (index > 0 && hasSlash) close({ isLast: false });
      if (index > 0) {
        open = [];
        hasSlash = true;
      }
      if (text !== "") open.push({ kind: "static", text });
    }
  }
  const endsWithSlash = open.length === 0;
  if (!endsWithSlash) close({ isLast: true });
  const isRest = nodes.at(-1)?.kind === "wildcard";
  const isEither = rules.ignoreTrailingSlash && !isRest;
  const trailingSlash = isEither ? "either" : endsWithSlash && segments.length > 0 ? "yes" : "no";
  return { segments, trailingSlash, caseSensitive: rules.caseSensitive || reading.anyCase };
}

interface Reading extends PathRules {
  readonly anyCase: boolean;
}

interface SegmentEnd {
  readonly isLast: boolean;
}

function segmentOf(
  nodes: readonly PathNode[],
  { isFirst, isLast }: SegmentEnd & { readonly isFirst: boolean },
  { anyCase, ignoreTrailingSlash, ignoreDuplicateSlashes }: Reading,
): PathSegment {
  const [first, second] = nodes;
  if (first === undefined) return { kind: "text", text: "" };
  if (nodes.length === 1 && first.kind === "static") {
    return anyCase ? { kind: "text", text: first.text, anyCase } : { kind: "text", text: first.text };
  }
  if (nodes.length === 1 && first.kind === "parameter") {
    if (first.shape !== "()" && first.regex !== null) return { kind: "mixed", source: first.regex };
    // Between two slashes there is nothing to be had where these are taken for one, and at the end where that slash is taken away.
    const mayBeEmpty = isLast ? isFirst || !(ignoreTrailingSlash && ignoreDuplicateSlashes) : !ignoreDuplicateSlashes;
    return first.regex === null && mayBeEmpty
      ? { kind: "parameter", constraint: null, mayBeEmpty }
      : { kind: "parameter", constraint: first.regex };
  }
  // The slash in front of a wildcard is taken away where nothing is behind it.
  if (first.kind === "wildcard") return { kind: "rest", mayBeEmpty: isFirst || !ignoreTrailingSlash };
  const source = nodes.map((node) => sourceOf(node, anyCase)).join("");
  return second?.kind === "wildcard" ? { kind: "regex", source: `\\/${source}` } : { kind: "mixed", source };
}

function sourceOf(node: PathNode, anyCase: boolean): string {
  if (node.kind === "wildcard") return "[^]*";
  if (node.kind === "parameter") return node.regex ?? "[^/]*";
  const source = escapeRegex(node.text);
  return anyCase
    ? source.replaceAll(/(?<!\\)[a-z]/gi, (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`)
    : source;
}

/**
 * Which of two paths the router tries first where both match: at the first node that differs, a text comes before parameters, parameters with an
 * expression before those without, those with a longer text behind them before others, and a wildcard last. Null when they are tried in the
 * order of registration.
 */
export function comesFirst(a: readonly PathNode[], b: readonly PathNode[]): "a" | "b" | null {
  const [left, right] = [flat(a), flat(b)];
  const at = left.findIndex((node, index) => !isSame(node, right[index]));
  const [one, other] = [left[at], right[at]];
  // What ends at a place is tried before what goes on from there, with an empty parameter or wildcard.
  if (one === undefined) return left.length < right.length ? "a" : null;
  if (other === undefined) return "b";
  const ranks = [rank(one), rank(other)] as const;
  if (ranks[0] !== ranks[1]) return ranks[0] < ranks[1] ? "a" : "b";
  if (one.kind !== "parameter" || other.kind !== "parameter" || one.suffix === other.suffix) return null;
  if (other.suffix.endsWith(one.suffix)) return "b";
  return one.suffix.endsWith(other.suffix) ? "a" : null;
}

/** Whether two paths have as many slashes, or may have by a wildcard: only then does a request match both. */
export function mayMeet(a: readonly PathNode[], b: readonly PathNode[]): boolean {
  const [one, other] = [slashesOf(a), slashesOf(b)];
  const [longA, longB] = [a, b].map((nodes) => nodes.at(-1)?.kind === "wildcard");
  return one === other || (longA === true && one < other) || (longB === true && other < one);
}

function slashesOf(nodes: readonly PathNode[]): number {
  return nodes.reduce((count, node) => count + (node.kind === "static" ? node.text.split("/").length - 1 : 0), 0);
}

/** Texts character by character, since the tree shares what is the same at their beginning. */
function flat(nodes: readonly PathNode[]): readonly PathNode[] {
  return nodes.flatMap((node): readonly PathNode[] =>
    node.kind === "static" ? Array.from(node.text, (text) => ({ kind: "static", text })) : [node],
  );
}

function isSame(a: PathNode, b: PathNode | undefined): boolean {
  if (a.kind === "static") return b?.kind === "static" && a.text === b.text;
  if (a.kind === "parameter") return b?.kind === "parameter" && a.regex === b.regex;
  return b?.kind === "wildcard";
}

function rank(node: PathNode): number {
  if (node.kind === "static") return 0;
  if (node.kind === "wildcard") return 4;
  if (node.regex === null) return 3;
  return node.suffix === "" ? 2 : 1;
}
