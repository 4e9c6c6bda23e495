import type { Manifest } from "../model/manifest.js";
import type { Snapshot } from "../model/snapshot.js";
import { checkContradictions } from "./check-contradictions.js";
import { checkGaps } from "./check-gaps.js";
import { checkNames } from "./check-names.js";
import { checkShape } from "./check-shape.js";
import { ManifestError, mistakeAt, type Mistake, type NoteMistake } from "./manifest-error.js";
import { mergeManifests } from "./merge.js";
import { readManifestFiles } from "./read-files.js";
import { resolveManifest } from "./resolve.js";
import { manifestSchema } from "./schema.js";
import type { RuleCatalogue } from "./schema-parts.js";

/** A manifest to load. */
export interface ManifestInput {
  /** Where the files that it extends are read. */
  readonly snapshot: Snapshot;
  /** Its path relative to the analysis root. */
  readonly file: string;
  readonly text: string;
  readonly catalogue: RuleCatalogue;
}

/**
 * Reads, checks and completes a manifest.
 * @throws {ManifestError} with every mistake in it and in the files that it extends.
 */
export async function loadManifest({ snapshot, file, text, catalogue }: ManifestInput): Promise<Manifest> {
  const mistakes: Mistake[] = [];
  const note: NoteMistake = (place, path, message) => mistakes.push(mistakeAt(place, path, message));
  const { trees, complete } = await readManifestFiles(snapshot, { file, text }, note);
  const schema = manifestSchema(catalogue);
  for (const tree of trees) {
    checkShape(tree, schema, note);
    checkNames(tree, note);
  }
  const [first, ...others] = trees;
  const merged = first === undefined ? null : others.reduce(mergeManifests, first);
  if (merged !== null) checkContradictions(merged, note);
  // What is missing under a key that is misspelt, or in a file that could not be read, is only a consequence of a mistake that is known.
  if (merged !== null && complete) checkGaps(merged, noteUnlessKnown(mistakes, note));
  if (mistakes.length > 0 || merged === null) throw new ManifestError(mistakes);
  return resolveManifest(file, merged);
}

function noteUnlessKnown(mistakes: readonly Mistake[], note: NoteMistake): NoteMistake {
  const known = mistakes.map(({ path }) => path);
  return (place, path, message) => {
    const shown = mistakeAt(place, path, message).path;
    if (!known.some((path) => path === shown || path.startsWith(`${shown}.`) || path.startsWith(`${shown}[`)))
      note(place, path, message);
  };
}
