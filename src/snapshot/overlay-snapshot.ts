import type { Snapshot } from "../model/snapshot.js";

/** A snapshot in which some files have other contents: what it will be when they are written. */
export function overlaySnapshot(snapshot: Snapshot, contents: ReadonlyMap<string, Uint8Array>): Snapshot {
  return {
    ...snapshot,
    entries: snapshot.entries.map((entry) => {
      const bytes = contents.get(entry.path);
      return bytes === undefined ? entry : { ...entry, blob: snapshot.blobOf(bytes, null) };
    }),
    read: async (path) => contents.get(path) ?? snapshot.read(path),
    readNow: (path) => contents.get(path) ?? snapshot.readNow(path),
  };
}
