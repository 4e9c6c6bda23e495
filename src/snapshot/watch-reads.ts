import { FileGoneError, type Snapshot } from "../model/snapshot.js";
import { blobNow } from "./readable-blobs.js";

/** A snapshot that remembers what is read of it. */
export interface WatchedSnapshot {
  readonly snapshot: Snapshot;
  /** The blobs of what was read. */
  readonly reads: ReadonlyMap<string, string>;
  /** Whether a file was not what it was listed as, or not there any more. */
  readonly hasChanged: () => boolean;
}

/** Watches what is read of a snapshot. */
export function watchReads(snapshot: Snapshot): WatchedSnapshot {
  const listed = new Map(snapshot.entries.map(({ path, blob }) => [path, blob]));
  const reads = new Map<string, string>();
  let changed = false;
  const noted = (path: string, bytes: Uint8Array): Uint8Array => {
    const before = listed.get(path) ?? null;
    const blob = snapshot.blobOf(bytes, before);
    changed ||= before !== null && blob !== before;
    reads.set(path, blob);
    return bytes;
  };
  // What was never listed, such as the manifest on disk that a commit is judged by, is not gone.
  const failed = (path: string, error: unknown): never => {
    if (error instanceof FileGoneError) changed ||= listed.has(path);
    throw error;
  };
  const read = async (path: string): Promise<Uint8Array> => {
    try {
      return noted(path, await snapshot.read(path));
    } catch (error) {
      return failed(path, error);
    }
  };
  const readNow = (path: string): Uint8Array | null => {
    try {
      const bytes = snapshot.readNow(path);
      return bytes === null ? null : noted(path, bytes);
    } catch (error) {
      return failed(path, error);
    }
  };
  return { snapshot: { ...snapshot, read, readNow }, reads, hasChanged: () => changed };
}

/** Whether files still have these blobs. */
export async function stillHas(snapshot: Snapshot, reads: ReadonlyMap<string, string>): Promise<boolean> {
  let found = 0;
  for (const { path, blob: now } of snapshot.entries) {
    const blob = reads.get(path);
    if (blob === undefined) continue;
    if ((now ?? (await blobNow(snapshot, path))) !== blob) return false;
    found++;
  }
  return found === reads.size;
}
