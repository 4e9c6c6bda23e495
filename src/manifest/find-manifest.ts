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
export function acceptsManifest(path: string, text: string): boolean {
  const format = formatOf(path);
  if (format === null) return false;
  if (format.section.length === 0) return true;
  const tree = parseManifestText(path, text, format, () => {});
  return tree === null ? text.includes("ssotlint") : sectionOf(tree, format) !== null;
}
