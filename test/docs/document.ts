import { existsSync, readdirSync, readFileSync } from "node:fs";
import MarkdownIt from "markdown-it";
import { parse } from "yaml";
import { blocksIn, type Block } from "../../scripts/document-blocks.mjs";

const ROOT = new URL("../../", import.meta.url);

/** Every document for people who use ssotlint or work on it, by its path in the repository. */
export const DOCUMENTS: readonly string[] = [
  ...["README.md", "CHANGELOG.md", "CONTRIBUTING.md", "bench/README.md"].filter((path) =>
    existsSync(new URL(path, ROOT)),
  ),
  ...readdirSync(new URL("docs", ROOT), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".md"))
    .map((path) => `docs/${path.replaceAll("\\", "/")}`)
    .toSorted(),
];

export type { Block };

/** A part of a document, from one heading of the second level to the next. */
export interface Section {
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** A document of this repository, by its path in it. */
export function textOf(path: string): string {
  return readFileSync(new URL(path, ROOT), "utf8");
}

/** Where the links and pictures of a document lead, as it says it. */
export function linksOf(path: string): readonly string[] {
  return inlineTokens(path).flatMap((token) => String(token.attrGet("href") ?? token.attrGet("src") ?? "") || []);
}

/** What stands in a document as code in the middle of its text. */
export function codeInText(path: string): readonly string[] {
  return inlineTokens(path).flatMap(({ type, content }) => (type === "code_inline" ? [content] : []));
}

/** What can stand behind the `#` of a link to a document: its headings, as GitHub and GitLab name them. */
export function anchorsOf(path: string): readonly string[] {
  const tokens = new MarkdownIt().parse(textOf(path), {});
  const seen = new Map<string, number>();
  return tokens.flatMap(({ type }, index) => {
    if (type !== "heading_open") return [];
    const text = (tokens[index + 1]?.children ?? []).map(({ content }) => content).join("");
    const slug = text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(" ", "-");
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    return [count === 0 ? slug : `${slug}-${count}`];
  });
}

function inlineTokens(path: string) {
  return new MarkdownIt().parse(textOf(path), {}).flatMap(({ children }) => children ?? []);
}

/** The sections of a document of this repository, the text above the first heading as one of them. */
export function sectionsOf(path: string): readonly Section[] {
  return textOf(path)
    .split(/^## /m)
    .map((section) => ({
      title: section.slice(0, section.indexOf("\n")),
      blocks: blocksIn(section),
    }));
}

/** Code in a text that is a whole command line, rather than the name of a command or its form. */
export function isCommandLine(code: string): boolean {
  return /^(?:ssotlint|npx|npm|pre-commit|docker) \S/.test(code) && !/[<…]|\w\|\w/.test(code.replace("-- <dir>", ""));
}

/** The command lines of a block: those of a shell, those that a CI server is told to run, and the examples of a help text. */
export function commandsOf({ language, text, file }: Block): readonly string[] {
  if (language === "sh") return file === null ? text.split("\n").filter((line) => line !== "") : [];
  if (language === "yaml") return commandsIn(parse(text));
  if (language === "text") return examplesOf(text);
  if (language === "groovy")
    return [...text.matchAll(/\bsh '(?<line>[^']+)'/g)].map(({ groups }) => groups?.["line"] ?? "");
  return [];
}

/** The first column of what a help text has under "Examples:". A long one goes on in the next line. */
function examplesOf(text: string): readonly string[] {
  const [, examples = ""] = /\nExamples:\n(?<lines>(?: {2}.*\n)+)/.exec(`${text}\n`) ?? [];
  const column = /^ {2}ssotlint.*?(?= {2}\S)/m.exec(examples)?.[0].length ?? 0;
  const parts = examples.split("\n").map((line) => line.slice(2, column).trim());
  return parts
    .join(" ")
    .split(/(?<=\s|^)(?=ssotlint\b)/)
    .map((command) => command.replaceAll(/\s+/g, " ").trim())
    .filter((command) => command !== "");
}

/** Whatever stands under `run`, `script` or `entry`. */
function commandsIn(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(commandsIn);
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) =>
    ["run", "script", "entry"].includes(key) ? [value].flat().map(String) : commandsIn(value),
  );
}
