import { escapeRegex } from "../../escape-regex.js";

/** A path of Express taken apart, in one notation for the syntaxes of all its versions. */
export type PathPiece =
  | PathText
  /** A parameter: what it matches as the source of a regular expression that stays within its segment, null for anything. */
  | { readonly kind: "parameter"; readonly source: string | null }
  /** Everything, slashes included. */
  | { readonly kind: "rest"; readonly mayBeEmpty: boolean }
  /** A piece of a regular expression, whatever it matches. */
  | { readonly kind: "regex"; readonly source: string };

export interface PathText {
  readonly kind: "text";
  readonly text: string;
  /** In either case, although other parts of the path tell case apart. */
  readonly anyCase?: true;
}

/** One way to write out a path with optional parts. */
export interface PathVariant {
  readonly pieces: readonly PathPiece[];
  /** Has left out an optional part that would have taken what is there, if there were anything: `/:language?` of `/en/x`. */
  readonly leavesOut: boolean;
}

export function textPiece(text: string): PathPiece {
  return { kind: "text", text };
}

/** The same in either case. */
export function inAnyCase(piece: PathPiece): PathPiece {
  return piece.kind === "text" ? { ...piece, anyCase: true } : piece;
}

/** What a parameter matches behind a text in the same segment, which it does not reach beyond: `:to` of `:from-:to`. */
export function notBeyond(text: string): string | null {
  if (text === "" || text.includes("/")) return null;
  return text.length === 1 ? `[^/${escapeRegex(text)}]+` : `(?:(?!${escapeRegex(text)})[^/])+`;
}
