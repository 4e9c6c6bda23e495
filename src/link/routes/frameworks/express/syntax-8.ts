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
  let state: State = { between: "", sinceWildcard: "", last: null, inSegment: new Set() };
  for (const [index, token] of tokens.entries()) {
    if (token.kind === "text") {
      pieces.push(textPiece(token.text));
      state = afterText(state, token.text);
      continue;
    }
    if (state.last !== null && state.between === "") return null;
    pieces.push(token.kind === "wildcard" ? wildcardPiece(state) : parameterPiece(state, tokens.slice(index + 1)));
    const inSegment = new Set([...state.inSegment, token.kind]);
    const sinceWildcard = token.kind === "wildcard" ? "" : state.sinceWildcard;
    state = { between: "", sinceWildcard, last: token.kind, inSegment };
  }
  return pieces;
}

type Capture = "parameter" | "wildcard";

/** What stands before a token, as far as it decides what that matches. */
interface State {
  /** The text since the last capture. */
  readonly between: string;
  /** The text behind the last wildcard, as long as nothing else is captured. */
  readonly sinceWildcard: string;
  readonly last: Capture | null;
  readonly inSegment: ReadonlySet<Capture>;
}

function afterText(state: State, text: string): State {
  return {
    between: state.between + text,
    sinceWildcard: state.last === "wildcard" ? state.sinceWildcard + text : state.sinceWildcard,
    last: state.last,
    inSegment: text.includes("/") ? new Set() : state.inSegment,
  };
}

/** A parameter does not go beyond the text that is between it and the one before, but may be that text itself. */
function parameterPiece({ between, inSegment }: State, behind: readonly Flat[]): PathPiece {
  if (inSegment.has("wildcard")) return { kind: "parameter", source: notBeyond(between) };
  if (hasWildcard(behind)) return { kind: "parameter", source: notBeyond(textAtStart(behind)) };
  const source = inSegment.has("parameter") ? notBeyond(between) : null;
  return { kind: "parameter", source: source === null ? null : `(?:${source}|${escapeRegex(between)})` };
}

/** A second wildcard does not go beyond the text that is between it and the first. */
function wildcardPiece({ between, sinceWildcard, inSegment }: State): PathPiece {
  if (inSegment.has("wildcard")) return { kind: "regex", source: notReaching(between) };
  if (sinceWildcard === "") return { kind: "rest", mayBeEmpty: false };
  return { kind: "regex", source: `(?:${notReaching(sinceWildcard)}|[^/]+)` };
}

function notReaching(text: string): string {
  return text.length === 1 ? `[^${escapeRegex(text)}]+` : `(?:(?!${escapeRegex(text)})[^])+`;
}

/** Whether a wildcard follows in the same segment. */
function hasWildcard(tokens: readonly Flat[]): boolean {
  const end = tokens.findIndex((token) => token.kind === "text" && token.text.includes("/"));
  return tokens.slice(0, end === -1 ? tokens.length : end).some(({ kind }) => kind === "wildcard");
}

function textAtStart(tokens: readonly Flat[]): string {
  const end = tokens.findIndex(({ kind }) => kind !== "text");
  return tokens
    .slice(0, end === -1 ? tokens.length : end)
    .map((token) => (token.kind === "text" ? token.text : ""))
    .join("");
}
