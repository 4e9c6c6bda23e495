import { nearPath } from "../model/near-path.js";
import { FileGoneError, type Snapshot } from "../model/snapshot.js";
import { FILE_START, type Place } from "../model/span.js";
import { checkKeys } from "./check-keys.js";
import { type Located, itemsOf, textOf, valueOf } from "./located.js";
import type { NoteMistake } from "./manifest-error.js";
import { formatOf, parseManifestText, sectionOf } from "./manifest-format.js";
import { extendsProblem, hint, quote } from "./path-text.js";

/** The manifest files that could be read. Each stands behind the files that it extends: what later ones say wins. */
export interface ManifestFiles {
  readonly trees: readonly Located[];
  /** No file is missing. Why one is was noted. */
  readonly complete: boolean;
}

/** Reads a manifest and everything that it extends, each file once. */
export async function readManifestFiles(
  snapshot: Snapshot,
  start: { readonly file: string; readonly text: string },
  note: NoteMistake,
): Promise<ManifestFiles> {
  const reading: Reading = { snapshot, note, done: new Map(), complete: true };
  await visit(start.file, start.text, [], reading);
  const trees = [...reading.done.values()].filter((tree) => tree !== null);
  return { trees, complete: reading.complete && trees.length === reading.done.size };
}

interface Reading {
  readonly snapshot: Snapshot;
  readonly note: NoteMistake;
  /** By path, null for what could not be read. */
  readonly done: Map<string, Located | null>;
  complete: boolean;
}

async function visit(file: string, text: string, above: readonly string[], reading: Reading): Promise<void> {
  const tree = await readTree(file, text, reading.note);
  for (const [index, item] of itemsOf(valueOf(tree, "extends")).entries()) {
    const written = textOf(item);
    // What is no path at all is for the schema to say.
    const isPath = written !== null && extendsProblem(written) === null;
    const message = isPath ? await follow(file, written, above, reading) : null;
    if (message !== null) reading.note(item.place, ["extends", index], message);
    if (message !== null || !isPath) reading.complete = false;
  }
  reading.done.set(file, tree);
}

/** Reads a file that another one extends. Gives what keeps it from being read. */
async function follow(
  from: string,
  written: string,
  above: readonly string[],
  reading: Reading,
): Promise<string | null> {
  const target = resolvePath(from, written);
  if (target === null) return `${quote(written)} leads out of the analysis root: expected a file below it`;
  const chain = [...above, from];
  const again = chain.indexOf(target);
  if (again !== -1) return `runs in a circle: ${[...chain.slice(again), target].join(" → ")}`;
  if (reading.done.has(target)) return null;
  if (formatOf(target) === null) return `${quote(written)} is no manifest by its name: ${FILE_NAMES}`;
  const found = await readText(reading.snapshot, target);
  if ("problem" in found) return `${quote(written)} ${found.problem}`;
  await visit(target, found.text, chain, reading);
  return null;
}

const FILE_NAMES = "expected a .yaml, .yml, .json, .jsonc or .toml file";

/** One file's manifest, its keys safe and unique; null when there is none, which has then been noted. */
async function readTree(file: string, text: string, note: NoteMistake): Promise<Located | null> {
  const start: Place = { file, span: FILE_START };
  const format = formatOf(file);
  if (format === null) {
    note(start, [], `is no manifest by its name: ${FILE_NAMES}`);
    return null;
  }
  let failed = false;
  const whole = await parseManifestText(file, text, format, (...mistake) => {
    failed = true;
    note(...mistake);
  });
  // With mistakes in aliases and the like there is still a tree, and its own mistakes are told in the same run.
  if (whole === null && failed) return null;
  const section = whole === null ? null : sectionOf(whole, format);
  if (whole !== null && section === null) {
    note(start, [], `has no manifest: expected one under the key ${quote(format.section.join("."))}`);
    return null;
  }
  if (section === null || (section.kind === "scalar" && section.value === null)) {
    note(section?.place ?? start, [], "the manifest is empty: expected at least version: 1");
    return null;
  }
  return checkKeys(section, [], note);
}

function pathsIn({ entries }: Snapshot): readonly string[] {
  return entries.map(({ path }) => path).filter((path) => formatOf(path) !== null);
}

async function readText(
  snapshot: Snapshot,
  path: string,
): Promise<{ readonly text: string } | { readonly problem: string }> {
  const entry = snapshot.entries.find((candidate) => candidate.path === path);
  if (entry === undefined) {
    return {
      problem: snapshot.isIgnored(path)
        ? "is ignored by git: expected a file of the repository"
        : `is no file of the repository${hint(nearPath(path, pathsIn(snapshot)))}`,
    };
  }
  const target = entry.type === "symlink" ? entry.target : path;
  if (target === null) return { problem: "is a symbolic link that leads to no file below the analysis root" };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(await snapshot.read(target)) };
  } catch (error) {
    if (error instanceof FileGoneError) return { problem: `cannot be read: ${error.message}` };
    if (error instanceof TypeError) return { problem: "is not UTF-8 text" };
    throw error;
  }
}

/** A relative path as seen from the folder of a file; null when it leads out of the root. */
function resolvePath(from: string, relative: string): string | null {
  const segments = from.split("/").slice(0, -1);
  for (const segment of relative.split("/")) {
    if (segment === "..") {
      if (segments.pop() === undefined) return null;
    } else if (segment !== "." && segment !== "") segments.push(segment);
  }
  return segments.join("/");
}
