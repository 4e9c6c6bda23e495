import { sarifUri } from "./sarif-uri.js";
import { sanitize } from "./sanitize.js";

/** Lines that belong together. Blocks are set apart by an empty line. */
export type Block = readonly string[];

/** Text of the code as code: nothing in it is Markdown or HTML, and no code host takes a part of it for a name or a number of its own. */
export function code(text: string): string {
  const safe = sanitize(text);
  if (safe.trim() === "") return "";
  // No way to write a pipe in a code span is read alike in a table and outside of one.
  if (safe.includes("|")) return `<code>${escaped(safe)}</code>`;
  const longest = Math.max(0, ...(safe.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const needsRoom = longest > 0 || safe.startsWith(" ") || safe.endsWith(" ");
  return needsRoom ? `${fence} ${safe} ${fence}` : `${fence}${safe}${fence}`;
}

/** A message: what stands between backticks becomes code, all else plain text. */
export function prose(text: string): string {
  const parts = sanitize(text).split("`");
  // Of an even number of parts one backtick has no partner: then none of them means code.
  if (parts.length % 2 === 0) return escaped(text);
  return parts.map((part, index) => (index % 2 === 0 ? escaped(part) : code(part))).join("");
}

/**
 * Text that stays the text that it is: neither Markdown nor HTML, and nothing that GitHub or GitLab makes a link, a picture or a
 * notification of (`@name`, `#12`, `!12`, `%12`, `~label`, `GH-12`, addresses, `:emoji:`, `$formula$`). A space without width stands in these.
 */
export function escaped(text: string): string {
  return sanitize(text)
    .replace(/[&<>|$]/g, (character) => `&#${character.charCodeAt(0)};`)
    .replace(/[\\`*_{}[\]]/g, String.raw`\$&`)
    .replace(/(?<!&)[@#!%~](?=\S)|:(?=\/\/|[\w+-]+:)|\bGH-(?=\d)|\bwww(?=\.)/gi, `$&${GAP}`)
    .replace(/~/g, String.raw`\~`);
}

/** Of numbers and references nothing is left when they are cut in two. */
const GAP = "&#8203;";

/** A link to a line of a file: into the commit where the code host shows it, else relative to the root of the repository. */
export function placeLink({ prefix, sourceUrl }: Links, file: string, line: number): string {
  const path = sarifUri(prefix, file).replace(/[()&]/g, (character) => LINK_ESCAPES[character] ?? "");
  return `[${code(`${file}:${line}`)}](${sourceUrl === null ? "" : `${sourceUrl}/`}${path}#L${line})`;
}

/** Parentheses would end the link, and what follows an ampersand may be the name of a character. */
const LINK_ESCAPES: Readonly<Record<string, string>> = { "(": "%28", ")": "%29", "&": "%26" };

export interface Links {
  /** From the root of the repository to the analysis root: empty, or ending in `/`. */
  readonly prefix: string;
  readonly sourceUrl: string | null;
}

/** A table of cells that are Markdown, without the columns in which nothing stands; nothing at all without a row. Numbers stand on the right. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): Block {
  if (rows.length === 0) return [];
  const columns = header
    .map((title, index) => ({ title, cells: rows.map((row) => row[index] ?? "") }))
    .filter(({ cells }) => cells.some((cell) => cell !== ""));
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [
    line(columns.map(({ title }) => title)),
    line(columns.map(({ cells }) => (cells.every((cell) => NUMBER.test(cell)) ? "---:" : "---"))),
    ...rows.map((_, row) => line(columns.map(({ cells }) => cells[row] ?? ""))),
  ];
}

/** A number, in bold or with a sign, or a dash for one that is not known. */
const NUMBER = /^(?:\*\*)?[+−]?\d+(?:\*\*)?$|^–$/;

/** Cuts a text that would fill a page. */
export function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

/** Joins blocks to a document. */
export function documentOf(blocks: readonly Block[]): string {
  const filled = blocks.filter((block) => block.length > 0);
  return `${filled.map((block) => block.join("\n")).join("\n\n")}\n`;
}
