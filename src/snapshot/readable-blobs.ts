import { FileGoneError, type Snapshot, type SnapshotEntry } from "../model/snapshot.js";

/** The same snapshot with the blobs of the files that are asked for, as far as they can be read: what the listing does not know is read. */
export async function withReadableBlobs(snapshot: Snapshot, isWanted: (path: string) => boolean): Promise<Snapshot> {
  const isOpen = isWantedWithoutBlob(isWanted);
  if (!snapshot.entries.some(isOpen)) return snapshot;
  const entries: SnapshotEntry[] = [];
  for (const entry of snapshot.entries) {
    entries.push(isOpen(entry) ? { ...entry, blob: await blobNow(snapshot, entry.path) } : entry);
  }
  return { ...snapshot, entries };
}

/** The same; null when one of them cannot be read. */
export async function withBlobs(snapshot: Snapshot, isWanted: (path: string) => boolean): Promise<Snapshot | null> {
  const readable = await withReadableBlobs(snapshot, isWanted);
  return readable.entries.some(isWantedWithoutBlob(isWanted)) ? null : readable;
}

function isWantedWithoutBlob(isWanted: (path: string) => boolean): (entry: SnapshotEntry) => boolean {
  return ({ type, blob, path }) => type === "file" && blob === null && isWanted(path);
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
