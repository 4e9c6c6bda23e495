import type { Dialect } from "../model/facts.js";
import type { FactsStore } from "../model/facts-store.js";
import { AT_ONCE, eachOf } from "./each-of.js";
import { ReaderDiedError } from "./extraction.js";
import type { ReadingTools } from "./file-reader.js";

/** A file of some snapshot, by what its facts depend on. */
export interface BlobJob {
  readonly blob: string;
  readonly dialect: Dialect;
}

/**
 * Reads the facts of files into the store, so that the snapshots that have them need not: many snapshots that differ by a few files each would
 * keep one thread busy, and all of them together keep all. What cannot be read is left to who asks for it.
 * @param read the bytes of a blob; null when they cannot be had.
 * @param onRead called after each file.
 */
export async function readAhead(
  jobs: readonly BlobJob[],
  read: (blob: string) => Promise<Uint8Array | null>,
  { extraction, onProgress }: ReadingTools,
  store: FactsStore,
  onRead: () => void,
): Promise<void> {
  const wanted = jobs.filter((job) => store.get({ kind: "facts", ...job }) === null);
  let done = 0;
  extraction.expect?.(wanted.length);
  await eachOf(wanted, AT_ONCE, async ({ blob, dialect }) => {
    const bytes = await read(blob);
    const json = bytes === null ? null : await extraction.read({ kind: "facts", dialect, bytes }).catch(nullIfDied);
    if (json !== null) store.put({ kind: "facts", blob, dialect }, json);
    onProgress?.(++done, wanted.length);
    onRead();
  });
}

function nullIfDied(error: unknown): null {
  if (error instanceof ReaderDiedError) return null;
  throw error;
}
