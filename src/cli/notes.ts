/** What to tell the user beside the findings. */
export function notesFor(manifestFile: string | null, notes: readonly string[]): readonly string[] {
  if (manifestFile !== null) return notes;
  const start =
    "There is no manifest, so no role was judged. Declare what you have one of in ssotlint.yaml: ssotlint explain shows how.";
  return [...notes, start];
}
