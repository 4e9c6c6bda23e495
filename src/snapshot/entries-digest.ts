import { createHash } from "node:crypto";
import type { Snapshot } from "../model/snapshot.js";

/**
 * Tells the files of a snapshot from those of all others: which there are, what is ignored, and the text of those whose text counts.
 * @param head what else decides.
 */
export function entriesDigest(
  { prefix, policyId, entries }: Snapshot,
  counts: (path: string) => boolean,
  head: readonly unknown[],
): string {
  const lines = entries.map(
    ({ path, type, blob, target }) => `${path}\0${type === "file" ? (counts(path) ? blob : "") : `-> ${target}`}`,
  );
  // In one piece: a call for each line takes longer than the hash.
  return createHash("sha256")
    .update([JSON.stringify([prefix, policyId, ...head]), ...lines].join("\n"))
    .digest("hex");
}
