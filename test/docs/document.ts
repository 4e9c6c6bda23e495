import { readFileSync } from "node:fs";
import { parse } from "yaml";

/** A part of a document, from one heading of the second level to the next. */
export interface Section {
  readonly title: string;
  readonly blocks: readonly Block[];
}

export interface Block {
  readonly language: string;
  readonly text: string;
  /** The file that it is the content of: its first line, or the one below `#!`, is a comment with nothing but a path. */
  readonly file: string | null;
}

/** A document of this repository, by its path in it. */
export function textOf(path: string): string {
  return readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
}

/** The sections of a document of this repository, the text above the first heading as one of them. */
export function sectionsOf(path: string): readonly Section[] {
  return textOf(path)
    .split(/^## /m)
    .map((section) => ({
      title: section.slice(0, section.indexOf("\n")),
      blocks: [...section.matchAll(/^(?<indent> *)```(?<language>\w+)\n(?<body>[^]*?)^\k<indent>```$/gm)].map(
        ({ groups }) =>
          blockOf(
            groups?.["language"] ?? "",
            (groups?.["body"] ?? "").replaceAll(new RegExp(`^${groups?.["indent"] ?? ""}`, "gm"), ""),
          ),
      ),
    }));
}

function blockOf(language: string, text: string): Block {
  const file = /^(?:#!.*\n)?(?:#|\/\/) (?<path>\S*(?:\/|\.)\S+)$/m.exec(text);
  return { language, text, file: file?.index === 0 ? (file.groups?.["path"] ?? null) : null };
}

/** The command lines of a block: those of a shell, and those that a CI server is told to run. */
export function commandsOf({ language, text, file }: Block): readonly string[] {
  if (language === "sh") return file === null ? text.split("\n").filter((line) => line !== "") : [];
  if (language === "yaml") return commandsIn(parse(text));
  if (language === "groovy")
    return [...text.matchAll(/\bsh '(?<line>[^']+)'/g)].map(({ groups }) => groups?.["line"] ?? "");
  return [];
}

/** Whatever stands under `run`, `script` or `entry`. */
function commandsIn(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(commandsIn);
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) =>
    ["run", "script", "entry"].includes(key) ? [value].flat().map(String) : commandsIn(value),
  );
}
