import { ManifestError, type Mistake } from "../../src/manifest/manifest-error.js";
import { loadManifest } from "../../src/manifest/load-manifest.js";
import type { Manifest } from "../../src/model/manifest.js";
import { ruleCatalogue } from "../../src/rules/index.js";
import { memorySnapshot } from "../../src/snapshot/memory-snapshot.js";

export type Format = "yaml" | "json" | "jsonc" | "toml" | "package.json" | "pyproject.toml";

export const CATALOGUE = ruleCatalogue();

/** Loads the manifest `file` of a project in memory. */
export async function load(files: Readonly<Record<string, string>>, file: string): Promise<Manifest> {
  const snapshot = await memorySnapshot(files);
  return loadManifest({ snapshot, file, text: files[file] ?? "", catalogue: CATALOGUE });
}

/** Loads a manifest that stands alone. */
export async function loadText(text: string, format: Format = "yaml"): Promise<Manifest> {
  const file = fileFor(format);
  return load({ [file]: text }, file);
}

/** The mistakes in a project's manifest, as `file:line:column path: message`; none when it loads. */
export async function mistakesIn(files: Readonly<Record<string, string>>, file: string): Promise<readonly string[]> {
  try {
    await load(files, file);
    return [];
  } catch (error) {
    if (!(error instanceof ManifestError)) throw error;
    return error.mistakes.map((mistake) => `${mistake.file}:${shown(mistake)}`);
  }
}

/** The mistakes in a manifest that stands alone, as `line:column path: message`. */
export async function mistakes(text: string, format: Format = "yaml"): Promise<readonly string[]> {
  const file = fileFor(format);
  return (await mistakesIn({ [file]: text }, file)).map((line) => line.slice(file.length + 1));
}

function fileFor(format: Format): string {
  return format.includes(".") ? format : `ssotlint.${format}`;
}

function shown({ line, column, path, message }: Mistake): string {
  return `${line}:${column} ${path === "" ? "" : `${path}: `}${message}`;
}
