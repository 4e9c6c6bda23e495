import { escapeRegex } from "../../escape-regex.js";
import type { PathPattern, PathSegment } from "../../path-pattern.js";
import { compareWeights, type Weight } from "./flask-weight.js";

/** What Werkzeug makes of a rule, as its `Rule._parse_rule` does: the parts that its matcher walks through, and what the rule matches. */
export interface FlaskRule {
  readonly parts: readonly RulePart[];
  readonly patterns: readonly PathPattern[];
}

/** One step of the matcher: a segment, or from a parameter with slashes on everything that is left. */
export interface RulePart {
  /** The text of the segment, or a regular expression for it. */
  readonly content: string;
  readonly isStatic: boolean;
  readonly isFinal: boolean;
  readonly weight: Weight;
}

/** What a converter of the name matches, given what stands in its parentheses; null when nobody can say. */
export type FindConverter = (name: string, given: string) => Converter | null;

export interface Converter {
  /** The source of a regular expression. */
  readonly regex: string;
  /** The lighter is tried first. */
  readonly weight: number;
  /** Whether it stays within a segment. */
  readonly isWithinSegment: boolean;
}

export interface RuleOptions {
  readonly slashes: "strict" | "lax";
  readonly findConverter: FindConverter;
}

/** Null when it is no rule, or has a converter of which nobody knows what it matches. */
export function parseRule(rule: string, { slashes, findConverter }: RuleOptions): FlaskRule | null {
  const tokens = tokensOf(rule.replaceAll(/\/{2,}/g, "/"), findConverter);
  return tokens === null ? null : { parts: partsOf(tokens), patterns: [patternOf(tokens, slashes)] };
}

type Token =
  | { readonly kind: "slash" }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "parameter"; readonly converter: Converter };

/** Werkzeug's own expression for what a rule is made of. */
const TOKEN = /(\/)|([^</]+)|<(?:([a-zA-Z_]\w*)(?:\((.*?)\))?:)?[a-zA-Z_]\w*>/y;

function tokensOf(rule: string, findConverter: FindConverter): readonly Token[] | null {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  for (let at = 0; at < rule.length; at = TOKEN.lastIndex) {
    const match = TOKEN.exec(rule);
    if (match === null) return null;
    const [, slash, text, name = "default", given = ""] = match;
    if (slash !== undefined) tokens.push({ kind: "slash" });
    else if (text !== undefined) tokens.push({ kind: "text", text });
    else {
      const converter = findConverter(name, given);
      if (converter === null) return null;
      tokens.push({ kind: "parameter", converter });
    }
  }
  return tokens;
}

function partsOf(tokens: readonly Token[]): readonly RulePart[] {
  const parts: RulePart[] = [];
  let open: Token[] = [];
  let isFinal = false;
  for (const token of tokens) {
    if (token.kind === "parameter" && !token.converter.isWithinSegment) isFinal = true;
    if (token.kind !== "slash" || isFinal) {
      open.push(token);
      continue;
    }
    parts.push(partOf(open, "segment"));
    open = [];
  }
  return [...parts, partOf(open, isFinal ? "final" : "segment")];
}

function partOf(tokens: readonly Token[], extent: "segment" | "final"): RulePart {
  const parameters = tokens.flatMap((token) => (token.kind === "parameter" ? token.converter.weight : []));
  const texts = tokens.flatMap((token) => (token.kind === "text" ? token.text.length : []));
  const isStatic = parameters.length === 0;
  return {
    content: isStatic ? tokens.map(textOf).join("") : tokens.map(sourceOf).join(""),
    isStatic,
    isFinal: extent === "final",
    weight: [-texts.length, texts.flatMap((length, index) => [index, -length]), -parameters.length, parameters],
  };
}

function textOf(token: Token): string {
  return token.kind === "text" ? token.text : "/";
}

function sourceOf(token: Token): string {
  return token.kind === "parameter" ? `(?:${token.converter.regex})` : escapeRegex(textOf(token));
}

function patternOf(tokens: readonly Token[], slashes: "strict" | "lax"): PathPattern {
  const last = tokens.at(-1);
  const isBranch = last?.kind === "slash";
  const within = tokens.slice(1, isBranch ? -1 : undefined);
  return {
    segments: segmentsOf(tokens.length === 1 ? [] : within),
    trailingSlash: slashes === "lax" ? "either" : isBranch ? "yes" : "no",
    caseSensitive: true,
  };
}

function segmentsOf(tokens: readonly Token[]): readonly PathSegment[] {
  const segments: PathSegment[] = [];
  let open: Token[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.kind === "slash") {
      segments.push(segmentOf(open));
      open = [];
      continue;
    }
    if (token.kind === "parameter" && !token.converter.isWithinSegment) {
      return [...segments, ...endOf([...open, ...tokens.slice(index)])];
    }
    open.push(token);
  }
  return tokens.length === 0 ? [] : [...segments, segmentOf(open)];
}

/** From the segment with a parameter that takes slashes on. */
function endOf(tokens: readonly Token[]): readonly PathSegment[] {
  if (tokens.length === 1) return [{ kind: "rest", mayBeEmpty: false }];
  return [{ kind: "regex", source: String.raw`\/` + tokens.map(sourceOf).join("") }];
}

function segmentOf(tokens: readonly Token[]): PathSegment {
  const [only] = tokens;
  if (only === undefined) return { kind: "text", text: "" };
  if (tokens.every((token) => token.kind === "text")) return { kind: "text", text: tokens.map(textOf).join("") };
  if (tokens.length === 1 && only.kind === "parameter") {
    return { kind: "parameter", constraint: only.converter.regex === ANY_SEGMENT ? null : only.converter.regex };
  }
  return { kind: "mixed", source: tokens.map(sourceOf).join("") };
}

/** What the default converter matches. */
export const ANY_SEGMENT = "[^/]{1,}";

/** Which of two parts at one place the matcher tries first: texts, then the lighter; of equals the one that was there first. */
export function comparePartOrder(a: RulePart, b: RulePart): number {
  if (a.isStatic !== b.isStatic) return a.isStatic ? -1 : 1;
  return a.isStatic ? 0 : compareWeights(a.weight, b.weight);
}
