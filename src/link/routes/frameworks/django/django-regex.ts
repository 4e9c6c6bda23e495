import { mayMatchSlash } from "../../regular/regex-template.js";
import type { Token } from "./django-token.js";

/** A regular expression of `re_path()`. */
export interface ReadRegex {
  readonly tokens: readonly Token[];
  /** Whether it says where it begins and ends. */
  readonly begins: boolean;
  readonly ends: boolean;
}

export const ANYTHING: Token = { kind: "wide", regex: "[^]*" };

/** Takes an expression apart at its slashes, as far as it has any outside of groups. */
export function readRegex(source: string): ReadRegex {
  const begins = /^(?:\^|\\A)/.exec(source)?.[0] ?? "";
  const ends = /(?<!\\)(?:\\\\)*(\$|\\[Zz])$/.exec(source)?.[1] ?? "";
  const inner = source.slice(begins.length, source.length - ends.length);
  return { tokens: tokensOf(inner), begins: begins !== "", ends: ends !== "" };
}

function tokensOf(source: string): readonly Token[] {
  const chunks = LOOKS_AROUND.test(source) ? null : chunksOf(source);
  if (chunks === null) return [{ kind: "wide", regex: source }];
  return chunks.flatMap((chunk, index): readonly Token[] => {
    const own = chunk === "" ? [] : [tokenOf(chunk)];
    return index === 0 ? own : [{ kind: "slash" }, ...own];
  });
}

/** What depends on more than what it stands for: it cannot be taken apart. */
const LOOKS_AROUND = /(?<!\\)(?:\\\\)*(?:\(\?(?:[=!]|<[=!])|\\[bBAZz]|(?<!\[)\^|\$)/;

function tokenOf(chunk: string): Token {
  if (PLAIN.test(chunk)) return { kind: "text", text: chunk.replaceAll(/\\(.)/g, "$1") };
  const group = /^\((?:\?P<\w+>|\?:)?(?!\?)((?:[^()\\]|\\.)*)\)$/.exec(chunk)?.[1];
  const regex = group ?? chunk;
  if (mayMatchSlash(regex)) return { kind: "wide", regex };
  return { kind: group === undefined ? "expression" : "parameter", regex };
}

/** Characters that mean themselves, and escaped ones that do. */
const PLAIN = /^(?:[^\\.*+?()[\]{}|^$]|\\[^A-Za-z0-9])*$/;

/** The alternatives at the top level of an expression, each with anchors of its own. */
export function alternativesOf(source: string): readonly string[] {
  return splitAt(source, (part) => part === "|");
}

/**
 * What stands between the slashes that are in no group and no class. Null when one of them may be repeated or left out: then there is more
 * than one way from slash to slash.
 */
function chunksOf(source: string): readonly string[] | null {
  const chunks = splitAt(source, (part) => part === "/" || part === String.raw`\/`);
  return chunks.slice(1).some((chunk) => /^[*+?{]/.test(chunk)) ? null : chunks;
}

/** An escape, a class, or one character. */
const PART = /\\[^]|\[\^?(?:\\[^]|[^\]\\])*\]|[^]/g;

function splitAt(source: string, isSeparator: (part: string) => boolean): readonly string[] {
  const chunks: string[] = [];
  let depth = 0;
  let start = 0;
  for (const { 0: part, index } of source.matchAll(PART)) {
    if (part === "(") depth++;
    if (part === ")") depth--;
    if (depth > 0 || !isSeparator(part)) continue;
    chunks.push(source.slice(start, index));
    start = index + part.length;
  }
  return [...chunks, source.slice(start)];
}
