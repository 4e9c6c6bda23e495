import { FileGoneError, type Snapshot, type SnapshotEntry } from "../model/snapshot.js";

/** The same snapshot with the blobs of the files that are asked for, as far as they can be read: what the listing does not know is read. */
export async function withReadableBlobs(snapshot: Snapshot, isWanted: (path: string) => boolean): Promise<Snapshot> {
  const entries: SnapshotEntry[] = [];
  for (const entry of snapshot.entries) {
    const isKnown = entry.type !== "file" || entry.blob !== null || !isWanted(entry.path);
    entries.push(isKnown ? entry : { ...entry, blob: await blobNow(snapshot, entry.path) });
  }
  return { ...snapshot, entries };
}

/** The same; null when one of them cannot be read. */
export async function withBlobs(snapshot: Snapshot, isWanted: (path: string) => boolean): Promise<Snapshot | null> {
  const readable = await withReadableBlobs(snapshot, isWanted);
  const isGone = ({ type, blob, path }: SnapshotEntry): boolean => type === "file" && blob === null && isWanted(path);
  return readable.entries.some(isGone) ? null : readable;
}

/** The blob that a file has when it is read now; null for one that is gone. */
export async function blobNow(snapshot: Snapshot, path: string): Promise<string | null> {
  try {
    return snapshot.blobOf(await snapshot.read(path), null);
  } catch (error) {
    if (error instanceof FileGoneError) return null;
    throw error;
  }
}
