import { sanitize } from "../sanitize.js";

/** A piece of HTML or SVG in which everything that came from outside is escaped. */
export class Markup {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

/** What may stand in a template: text is escaped, `null` is nothing. */
export type Piece = Markup | string | number | null | readonly Piece[];

/** A template in which every value is escaped that is not markup itself, in text and in quoted attributes alike. */
export function markup(strings: TemplateStringsArray, ...values: readonly Piece[]): Markup {
  let text = strings[0] ?? "";
  for (const [index, value] of values.entries()) text += pieceText(value) + (strings[index + 1] ?? "");
  return new Markup(text);
}

/** What the page is made with, and data that was escaped for where it stands. Never text from a report. */
export function trusted(text: string): Markup {
  // Whatever it says, it may not end the element that it is in.
  if (/<\/|<!--/.test(text)) throw new Error("A script, a style sheet or data would end its element");
  return new Markup(text);
}

/** Text in which backticks mark code, as messages have it. */
export function prose(text: string): Markup {
  const parts = text.split("`");
  // A backtick without a partner is a backtick.
  if (parts.length % 2 === 0) return markup`${text}`;
  return markup`${parts.map((part, index) => (index % 2 === 0 ? part : markup`<code>${part}</code>`))}`;
}

function pieceText(value: Piece): string {
  if (value === null) return "";
  if (value instanceof Markup) return value.toString();
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return escaped(value);
  return value.map(pieceText).join("");
}

function escaped(text: string): string {
  return sanitize(text).replace(/[&<>"']/g, (character) => ESCAPES[character] ?? "");
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
