/** What to tell the user beside the findings. */
export function notesFor(manifestFile: string | null, notes: readonly string[]): readonly string[] {
  if (manifestFile !== null) return notes;
  const start = "There is no manifest, so no role was judged: ssotlint init proposes one from the code.";
  return [...notes, start];
}
