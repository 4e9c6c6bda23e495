import { assertNever } from "../../../../model/assert-never.js";
import { escapeRegex } from "../../escape-regex.js";
import { notBeyond, textPiece, type PathPiece, type PathVariant } from "./path-piece.js";

/**
 * The paths of Express 4 (path-to-regexp 0.1): `:name`, `:name(\\d+)`, `:name?`, `:name*`, `*`, and whatever else means something in a
 * regular expression does so here. Null when it is no expression, on which Express fails.
 */
export function parsePath4(path: string): readonly PathVariant[] | null {
  const parts = partsOf(path);
  const raw = parts.findIndex((part) => part.kind === "raw");
  if (raw !== -1) {
    const from = reachesBack(parts[raw]) || path.includes("|") ? 0 : raw;
    const pieces = withExpression(parts.slice(0, from), parts.slice(from));
    return pieces === null ? null : [{ pieces, leavesOut: false }];
  }
  let variants: PathVariant[] = [{ pieces: [], leavesOut: false }];
  for (const part of parts) {
    const withPart = variants.map(({ pieces, leavesOut }) => ({ pieces: [...pieces, ...piecesOf(part)], leavesOut }));
    if (part.kind !== "parameter" || !part.optional) {
      variants = withPart;
      continue;
    }
    variants = [
      ...withPart,
      ...variants.map((variant) => (part.source === null ? { ...variant, leavesOut: true } : variant)),
    ];
    if (variants.length > MOST_VARIANTS) {
      const pieces = withExpression([], parts);
      return pieces === null ? null : [{ pieces, leavesOut: false }];
    }
  }
  return variants;
}

const MOST_VARIANTS = 16;

/** A quantifier or the end of a group is about what stands before it. */
function reachesBack(part: Part | undefined): boolean {
  return part?.kind === "raw" && /^[?+{)]/.test(part.source);
}

/** Null when it is no expression. */
function withExpression(before: readonly Part[], parts: readonly Part[]): readonly PathPiece[] | null {
  const source = parts.map(sourceOf).join("");
  if (!isRegex(source) || before.some((part) => part.kind === "parameter" && part.optional))
    return wholeExpression([...before, ...parts]);
  const inner = /^\\\/(?![?+*{])/.test(source) ? source.slice(2) : null;
  const expression: readonly PathPiece[] =
    inner === null ? [{ kind: "regex", source }] : [textPiece("/"), { kind: "regex", source: inner }];
  return [...before.flatMap(piecesOf), ...expression];
}

function wholeExpression(parts: readonly Part[]): readonly PathPiece[] | null {
  const source = parts.map(sourceOf).join("");
  return isRegex(source) ? [{ kind: "regex", source }] : null;
}

type Part =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "star" }
  /** Characters that mean something in a regular expression. */
  | { readonly kind: "raw"; readonly source: string }
  | {
      readonly kind: "parameter";
      readonly before: string;
      readonly source: string | null;
      /** `:name(.*)`: it goes on over slashes. */
      readonly isRest: boolean;
      readonly optional: boolean;
    };

/** What means something; all else stands for itself or, if it is special there, is part of the expression. */
const TOKEN =
  /\\(?<escape>.)|(?<slash>\/)?(?<dot>\.)?:(?<name>\w+)(?<capture>\(.*?\))?(?<many>\*)?(?<optional>\?)?|(?<plain>[.*])/g;

function partsOf(path: string): readonly Part[] {
  const parts: Part[] = [];
  let end = 0;
  /** What stands between the parameter before and this one in a segment. */
  let between = "";
  for (const match of path.matchAll(TOKEN)) {
    const text = path.slice(end, match.index);
    parts.push(...plainParts(text));
    end = match.index + match[0].length;
    const { escape, plain, name } = match.groups ?? {};
    between += text;
    if (escape !== undefined) {
      // `\d` is a class, `\-` the character.
      parts.push(/\w/.test(escape) ? { kind: "raw", source: match[0] } : { kind: "text", text: escape });
      between += escape;
    } else if (plain === ".") {
      parts.push({ kind: "text", text: "." });
      between += ".";
    } else if (name === undefined) {
      parts.push({ kind: "star" });
      between = "";
    } else {
      parts.push(...parameterParts(match.groups ?? {}, between));
      between = "";
    }
  }
  return [...parts, ...plainParts(path.slice(end))];
}

const SPECIAL = /[?+()[\]{}|^$]/;

function plainParts(text: string): readonly Part[] {
  if (text === "") return [];
  if (!SPECIAL.test(text)) return [{ kind: "text", text }];
  return [{ kind: "raw", source: text.replaceAll("/", "\\/").replaceAll(/\((?!\?)/g, "(?:") }];
}

function parameterParts(groups: Readonly<Record<string, string | undefined>>, between: string): readonly Part[] {
  const { slash = "", dot = "", capture, many, optional } = groups;
  const inner = capture === undefined ? null : starred(capture.slice(1, -1));
  const isRest = inner !== null && REST.has(inner);
  // A parameter that has a slash or a dot of its own begins anew.
  const usual = dot !== "" ? "[^/.]+" : slash === "" ? notBeyond(between) : null;
  const source = inner === null || isRest ? usual : inner;
  const before = slash + dot;
  const parameter = { kind: "parameter", before, source, isRest, optional: optional !== undefined } as const;
  if (many === undefined && (inner === null || isRest || staysWithin(inner)))
    return [isRest ? { ...parameter, source: inner } : parameter];
  const repeated = many === undefined ? "" : `(?:[/${dot}].+?)?`;
  return [{ kind: "raw", source: `(?:${escapeRegex(before)}(?:${source ?? "[^/]+"})${repeated})${optional ?? ""}` }];
}

/** Of a constraint, the first star stands for everything unless something is escaped before it: `(.*)` is one character and everything. */
function starred(source: string): string {
  return source.replace(/\\.|\*/, (found) => (found === "*" ? EVERYTHING : found));
}

const EVERYTHING = "(?:.*)";
/** By constraint that is a rest, whether it may be empty. */
const REST: ReadonlyMap<string, boolean> = new Map([
  [EVERYTHING, true],
  [`.${EVERYTHING}`, false],
  [".+", false],
]);

/** Whether an expression surely matches no slash. */
function staysWithin(source: string): boolean {
  return !/[./]|\[\^|\\[DWS]/.test(source.replaceAll(/\\[.\-_]/g, "")) && isRegex(source);
}

function piecesOf(part: Part): readonly PathPiece[] {
  switch (part.kind) {
    case "text":
      return [textPiece(part.text)];
    case "star":
      return [{ kind: "rest", mayBeEmpty: true }];
    case "raw":
      return [{ kind: "regex", source: part.source }];
    case "parameter": {
      const before = part.before === "" ? [] : [textPiece(part.before)];
      if (part.isRest) return [...before, { kind: "rest", mayBeEmpty: REST.get(part.source ?? "") ?? false }];
      return [...before, { kind: "parameter", source: part.source }];
    }
    default:
      return assertNever(part);
  }
}

function sourceOf(part: Part): string {
  switch (part.kind) {
    case "text":
      return escapeRegex(part.text);
    case "star":
      return ".*";
    case "raw":
      return part.source;
    case "parameter":
      return `(?:${escapeRegex(part.before)}(?:${part.source ?? "[^/]+"}))${part.optional ? "?" : ""}`;
    default:
      return assertNever(part);
  }
}

function isRegex(source: string): boolean {
  try {
    return new RegExp(source) instanceof RegExp;
  } catch {
    return false;
  }
}
