import { formatOf, parseManifestText, sectionOf } from "./manifest-format.js";

/** Where a manifest is looked for in a folder, in this order. All are data: looking for one never runs code. */
export const SEARCH_PLACES = [
  "ssotlint.yaml",
  "ssotlint.yml",
  "ssotlint.json",
  "ssotlint.jsonc",
  "ssotlint.toml",
  "package.json",
  "pyproject.toml",
] as const;

/**
 * Whether a file at one of the search places holds a manifest. A `package.json` or `pyproject.toml` does when it has the section; one that
 * cannot be parsed does when it mentions ssotlint, so that the mistake is reported rather than the manifest overlooked.
 */
export async function acceptsManifest(path: string, text: string): Promise<boolean> {
  const format = formatOf(path);
  if (format === null) return false;
  if (format.section.length === 0) return true;
  if (!MAY_NAME_US.test(text)) return false;
  const tree = await parseManifestText(path, text, format, () => {});
  return tree === null ? text.includes("ssotlint") : sectionOf(tree, format) !== null;
}

/** The name as it is, or an escape, by which a key can say it in other letters. Without either no parser has to be asked. */
const MAY_NAME_US = /ssotlint|\\[uUx]/;
