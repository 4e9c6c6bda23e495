/** What a path of Django is made of. */
export type Token =
  | { readonly kind: "slash" }
  | { readonly kind: "text"; readonly text: string }
  /** A parameter that stays within a segment, as the source of a regular expression; or an expression with more in it than a parameter. */
  | { readonly kind: "parameter" | "expression"; readonly regex: string }
  /** Something that may have slashes in it. */
  | { readonly kind: "wide"; readonly regex: string };

/** A text as slashes and what is between them. */
export function textTokens(text: string): readonly Token[] {
  return text
    .split(/(\/)/)
    .filter((part) => part !== "")
    .map((part) => (part === "/" ? { kind: "slash" } : { kind: "text", text: part }));
}
