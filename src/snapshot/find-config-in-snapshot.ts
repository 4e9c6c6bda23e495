import { FileGoneError, type Snapshot } from "../model/snapshot.js";
import { UserError } from "../model/user-error.js";
import type { ConfigSearch, FoundConfig } from "./find-config.js";

/**
 * Looks for the same configuration files at the root of a snapshot. A symlink that stays in the snapshot is followed, as on disk.
 * @throws {UserError} when one is listed but cannot be read.
 */
export async function findConfigInSnapshot(
  snapshot: Snapshot,
  searchPlaces: ConfigSearch["searchPlaces"],
  accepts: ConfigSearch["accepts"],
): Promise<FoundConfig | null> {
  const entries = new Map(snapshot.entries.map((entry) => [entry.path, entry]));
  for (const place of searchPlaces) {
    const entry = entries.get(place);
    const file = entry?.type === "symlink" ? entry.target : place;
    if (entry === undefined || file === null || entries.get(file)?.type !== "file") continue;
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await readOrRefuse(snapshot, file));
    if (await accepts(place, text)) return { path: place, text };
  }
  return null;
}

async function readOrRefuse(snapshot: Snapshot, path: string): Promise<Uint8Array> {
  try {
    return await snapshot.read(path);
  } catch (error) {
    if (error instanceof FileGoneError) throw new UserError(`${path} cannot be read: ${error.message}`);
    throw error;
  }
}
