import type { Manifest } from "../model/manifest.js";

/** What to tell the user beside the findings. */
export function notesFor(manifest: Manifest, notes: readonly string[]): readonly string[] {
  if (manifest.file !== null) return notes;
  const start =
    "There is no manifest, so no role was judged. Declare what you have one of in ssotlint.yaml: ssotlint explain shows how.";
  return [...notes, start];
}
