import { notBeyond, textPiece, type PathPiece, type PathVariant } from "../express/path-piece.js";

/**
 * The paths of @koa/router before version 14 (path-to-regexp 1 to 6): `:name`, `:name(\\d+)`, `:name?`, `:name*`, `:name+`, `(.*)`,
 * `{-:name}?`, and in the oldest `*`. Null where that fails.
 */
export function parsePath6(path: string): readonly PathVariant[] | null {
  const tokens = tokensOf(path);
  if (tokens === null) return null;
  let variants: PathVariant[] = [{ pieces: [], leavesOut: false }];
  for (const token of tokens) {
    const isOptional = token.modifier === "?" || token.modifier === "*";
    const added = variants.map(({ pieces, leavesOut }) => ({ pieces: [...pieces, ...piecesOf(token)], leavesOut }));
    variants = isOptional ? [...added, ...variants.map((variant) => ({ ...variant, leavesOut: true }))] : added;
    if (variants.length > MOST_VARIANTS) return null;
  }
  return variants;
}

const MOST_VARIANTS = 64;

interface Token {
  /** The text that goes with a parameter, and is left out with it. */
  readonly before: string;
  readonly after: string;
  /** What the parameter matches; null for anything in its segment, `undefined` for a text without parameter. */
  readonly source: string | null | undefined;
  readonly modifier: "" | "?" | "*" | "+";
}

const PARAMETER =
  /^([./]?)(?::(\w+)(\((?:\\.|[^\\()]|\((?:\\.|[^\\()])*\))+\))?|(\((?:\\.|[^\\()]|\((?:\\.|[^\\()])*\))+\)))([?*+]?)/;
const GROUP = /^\{([^{}:(]*)(?::\w+(\((?:\\.|[^\\()])+\))?|(\((?:\\.|[^\\()])+\)))?([^{}]*)\}([?*+]?)/;

function tokensOf(path: string): readonly Token[] | null {
  const tokens: Token[] = [];
  let text = "";
  const flush = (): void => {
    if (text !== "") tokens.push({ before: text, after: "", source: undefined, modifier: "" });
    text = "";
  };
  for (let rest = path; rest !== "";) {
    const parameter = PARAMETER.exec(rest);
    const group = GROUP.exec(rest);
    if (parameter !== null) {
      flush();
      const [whole, before = "", , own, unnamed, modifier = ""] = parameter;
      tokens.push({ before, after: "", source: inner(own ?? unnamed), modifier: modifier as Token["modifier"] });
      rest = rest.slice(whole.length);
    } else if (group !== null) {
      flush();
      const [whole, before = "", own, unnamed, after = "", modifier = ""] = group;
      const hasParameter = /[:(]/.test(whole);
      const source = hasParameter ? inner(own ?? unnamed) : undefined;
      tokens.push({ before, after, source, modifier: modifier as Token["modifier"] });
      rest = rest.slice(whole.length);
    } else if (rest.startsWith("*")) {
      flush();
      tokens.push({ before: "", after: "", source: ".*", modifier: "" });
      rest = rest.slice(1);
    } else if (/^[{}()?+]/.test(rest)) {
      return null;
    } else {
      const [character = ""] = /^\\.|^./su.exec(rest) ?? [];
      text += character.length > 1 && character.startsWith("\\") ? character.slice(1) : character;
      rest = rest.slice(character.length);
    }
  }
  flush();
  return tokens;
}

function inner(group: string | undefined): string | null {
  return group === undefined ? null : group.slice(1, -1);
}

function piecesOf({ before, after, source, modifier }: Token): readonly PathPiece[] {
  const [first, last] = [before, after].map((text) => (text === "" ? [] : [textPiece(text)]));
  return [...(first ?? []), ...parameterPieces(source, before, modifier), ...(last ?? [])];
}

function parameterPieces(
  source: string | null | undefined,
  before: string,
  modifier: Token["modifier"],
): readonly PathPiece[] {
  if (source === undefined) return [];
  if (source === ".*" || source === ".+") return [{ kind: "rest", mayBeEmpty: source === ".*" }];
  const isRepeated = modifier === "*" || modifier === "+";
  if (isRepeated) {
    const own = source ?? "[^/]+?";
    return [{ kind: "regex", source: `(?:${own})(?:${before === "" ? "" : `\\${before}`}(?:${own}))*` }];
  }
  if (source !== null && !/^[^./]*$/.test(source.replaceAll(/\\[.\-_]/g, ""))) return [{ kind: "regex", source }];
  return [{ kind: "parameter", source: source ?? (before === "." ? notBeyond(".") : null) }];
}
