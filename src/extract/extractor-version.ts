/**
 * Tells what an extractor gives from what other versions of it give: a hash over the code of the extractors and of their parsers, which the
 * build puts here in the place of this word.
 */
export const EXTRACTOR_VERSION: string = "unbuilt";

/** Whether the build was there. */
export function isBuilt(): boolean {
  return EXTRACTOR_VERSION.length === 16;
}
