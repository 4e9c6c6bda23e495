import { FileGoneError, type Snapshot, type SnapshotEntry } from "../model/snapshot.js";

/**
 * The same snapshot with the blobs of all the files that are asked for: what the listing does not know is read. Null when one of them cannot
 * be read.
 */
export async function withBlobs(snapshot: Snapshot, isWanted: (path: string) => boolean): Promise<Snapshot | null> {
  const entries: SnapshotEntry[] = [];
  for (const entry of snapshot.entries) {
    if (entry.type !== "file" || entry.blob !== null || !isWanted(entry.path)) {
      entries.push(entry);
      continue;
    }
    try {
      entries.push({ ...entry, blob: snapshot.blobOf(await snapshot.read(entry.path), null) });
    } catch (error) {
      if (error instanceof FileGoneError) return null;
      throw error;
    }
  }
  return { ...snapshot, entries };
}

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
  const read = async (path: string): Promise<Uint8Array> => {
    try {
      const bytes = await snapshot.read(path);
      const before = listed.get(path) ?? null;
      const blob = snapshot.blobOf(bytes, before);
      changed ||= before !== null && blob !== before;
      reads.set(path, blob);
      return bytes;
    } catch (error) {
      if (error instanceof FileGoneError) changed = true;
      throw error;
    }
  };
  return { snapshot: { ...snapshot, read }, reads, hasChanged: () => changed };
}

/** Whether files still have these blobs. */
export async function stillHas(snapshot: Snapshot, reads: ReadonlyMap<string, string>): Promise<boolean> {
  const listed = new Map(snapshot.entries.map(({ path, blob }) => [path, blob]));
  for (const [path, blob] of reads) {
    const now = listed.get(path);
    if (now === undefined) return false;
    if (now !== null ? now !== blob : (await blobNow(snapshot, path)) !== blob) return false;
  }
  return true;
}

async function blobNow(snapshot: Snapshot, path: string): Promise<string | null> {
  try {
    return snapshot.blobOf(await snapshot.read(path), null);
  } catch (error) {
    if (error instanceof FileGoneError) return null;
    throw error;
  }
}
