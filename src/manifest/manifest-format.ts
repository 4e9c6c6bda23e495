import { assertNever } from "../model/assert-never.js";
import { type Located, valueOf } from "./located.js";
import type { NoteMistake } from "./manifest-error.js";
import { tooDeepAt } from "./nesting.js";
import { normaliseText, placesIn } from "./positions.js";

/** How a file is read, and under which keys the manifest stands in it. */
export interface ManifestFormat {
  readonly language: "yaml" | "json" | "jsonc" | "toml";
  readonly section: readonly string[];
}

/** The format of a file by its name; null when manifests are not written in such files. */
export function formatOf(path: string): ManifestFormat | null {
  const name = path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
  if (name === "package.json") return { language: "json", section: ["ssotlint"] };
  if (name === "pyproject.toml") return { language: "toml", section: ["tool", "ssotlint"] };
  switch (name.slice(name.lastIndexOf(".") + 1).toLowerCase()) {
    case "yaml":
    case "yml":
      return { language: "yaml", section: [] };
    case "json":
      return { language: "json", section: [] };
    case "jsonc":
      return { language: "jsonc", section: [] };
    case "toml":
      return { language: "toml", section: [] };
    default:
      return null;
  }
}

/**
 * The whole file as a tree; null when it holds nothing or could not be parsed, which has then been noted. The parser is loaded when a file
 * needs it: most runs read one format, and those without a manifest none.
 */
export async function parseManifestText(
  file: string,
  rawText: string,
  format: ManifestFormat,
  note: NoteMistake,
): Promise<Located | null> {
  const text = normaliseText(rawText);
  const placeAt = placesIn(file, text);
  if (text.trim() === "") return null;
  const deep = tooDeepAt(text);
  if (deep !== -1) {
    note(placeAt(deep, deep), [], "brackets or lines are nested deeper than any manifest needs");
    return null;
  }
  switch (format.language) {
    case "yaml":
      return (await import("./yaml-tree.js")).yamlTree(text, placeAt, note);
    case "json":
    case "jsonc":
      return (await import("./json-tree.js")).jsonTree(text, format.language, placeAt, note);
    case "toml":
      return (await import("./toml-tree.js")).tomlTree(text, placeAt, note);
    default:
      return assertNever(format.language);
  }
}

/** The part of a file that is the manifest; null when the file has none. */
export function sectionOf(tree: Located, format: ManifestFormat): Located | null {
  return format.section.reduce<Located | null>(valueOf, tree);
}
