import { escapeRegex } from "../../escape-regex.js";
import { notBeyond, textPiece, type PathPiece, type PathVariant } from "./path-piece.js";

/**
 * The paths of Express 5 (path-to-regexp 8): `:name`, `*name`, `{/:optional}`. Null for what Express fails on, such as `*` without a name and
 * the `?` of Express 4.
 */
export function parsePath8(path: string): readonly PathVariant[] | null {
  const tokens = new Tokens(path).read();
  if (tokens === null) return null;
  const sequences: Sequence[] = [];
  flatten(tokens, { tokens: [], leavesOut: false }, sequences);
  if (sequences.length > MOST_SEQUENCES) return null;
  const variants = sequences.map(({ tokens, leavesOut }) => ({ pieces: piecesOf(tokens), leavesOut }));
  return variants.flatMap(({ pieces, leavesOut }) => (pieces === null ? [] : [{ pieces, leavesOut }]));
}

/** Express fails on more. */
const MOST_SEQUENCES = 256;

type Flat =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "parameter" }
  | { readonly kind: "wildcard" };
type Token = Flat | { readonly kind: "group"; readonly tokens: readonly Token[] };

const NAME = /(?:[$_\p{ID_Start}][$\u200c\u200d\p{ID_Continue}]*|"(?:[^"\\]|\\.)+")/uy;

class Tokens {
  readonly #path: string;
  #at = 0;

  constructor(path: string) {
    this.#path = path;
  }

  /** Null when it is no path of this syntax. */
  read(): readonly Token[] | null {
    const tokens = this.#until("");
    return tokens !== null && this.#at >= this.#path.length ? tokens : null;
  }

  #until(end: string): readonly Token[] | null {
    const tokens: Token[] = [];
    let text = "";
    const flush = (): void => {
      if (text !== "") tokens.push({ kind: "text", text });
      text = "";
    };
    while (this.#at < this.#path.length) {
      const character = this.#path[this.#at++] ?? "";
      if (character === end) {
        flush();
        return tokens;
      }
      if (character === "\\") {
        if (this.#at >= this.#path.length) return null;
        text += this.#path[this.#at++];
      } else if (character === ":" || character === "*") {
        flush();
        if (!this.#skipName()) return null;
        tokens.push({ kind: character === ":" ? "parameter" : "wildcard" });
      } else if (character === "{") {
        flush();
        const inner = this.#until("}");
        if (inner === null) return null;
        tokens.push({ kind: "group", tokens: inner });
      } else if ("}()[]+?!".includes(character)) {
        return null;
      } else {
        text += character;
      }
    }
    flush();
    return end === "" ? tokens : null;
  }

  #skipName(): boolean {
    NAME.lastIndex = this.#at;
    const name = NAME.exec(this.#path)?.[0];
    this.#at += name?.length ?? 0;
    return name !== undefined;
  }
}

interface Sequence {
  readonly tokens: readonly Flat[];
  /** See `PathVariant.leavesOut`. */
  readonly leavesOut: boolean;
}

/** Every way to have an optional part or not, the ones with it first. */
function flatten(tokens: readonly Token[], before: Sequence, found: Sequence[]): void {
  if (found.length > MOST_SEQUENCES) return;
  const at = tokens.findIndex((token) => token.kind === "group");
  const group = tokens[at];
  const flat = (at === -1 ? tokens : tokens.slice(0, at)).filter((token) => token.kind !== "group");
  const sequence = { tokens: [...before.tokens, ...flat], leavesOut: before.leavesOut };
  if (group?.kind !== "group") {
    found.push(sequence);
    return;
  }
  const rest = tokens.slice(at + 1);
  flatten([...group.tokens, ...rest], sequence, found);
  flatten(rest, { ...sequence, leavesOut: sequence.leavesOut || takesAnything(group.tokens) }, found);
}

/** `{/:name}` takes whatever is there; `{/v1}` only what it says. */
function takesAnything(tokens: readonly Token[]): boolean {
  return tokens.every((token) => token.kind !== "text" || token.text === "/");
}

/** Null for two parameters with nothing between them, on which Express fails. */
function piecesOf(tokens: readonly Flat[]): readonly PathPiece[] | null {
  const pieces: PathPiece[] = [];
  /** The text since the parameter before, and what was captured in the segment. */
  let between = "";
  let isFirst = true;
  let inSegment: "nothing" | "parameter" | "wildcard" = "nothing";
  for (const [index, token] of tokens.entries()) {
    if (token.kind === "text") {
      pieces.push(textPiece(token.text));
      between += token.text;
      if (token.text.includes("/")) inSegment = "nothing";
      continue;
    }
    if (!isFirst && between === "") return null;
    if (token.kind === "parameter") {
      pieces.push({ kind: "parameter", source: parameterSource(inSegment, between, hasWildcardBehind(tokens, index)) });
      if (inSegment === "nothing") inSegment = "parameter";
    } else {
      pieces.push({ kind: "rest", mayBeEmpty: false });
      inSegment = "wildcard";
    }
    between = "";
    isFirst = false;
  }
  return pieces;
}

/** A parameter does not go beyond the text that is between it and the one before, but may be that text itself. */
function parameterSource(
  inSegment: "nothing" | "parameter" | "wildcard",
  between: string,
  wildcardBehind: string | null,
): string | null {
  if (inSegment === "wildcard") return notBeyond(between);
  if (wildcardBehind !== null) return notBeyond(wildcardBehind);
  const source = inSegment === "parameter" ? notBeyond(between) : null;
  return source === null ? null : `(?:${source}|${escapeRegex(between)})`;
}

/** The text behind a parameter where a wildcard follows in the same segment. */
function hasWildcardBehind(tokens: readonly Flat[], from: number): string | null {
  let text = "";
  for (const token of tokens.slice(from + 1)) {
    if (token.kind === "wildcard") return text;
    if (token.kind === "text" && token.text.includes("/")) return null;
    if (token.kind === "text") text += token.text;
    else return text;
  }
  return null;
}
