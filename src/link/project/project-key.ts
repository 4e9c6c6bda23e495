import { createHash } from "node:crypto";
import { builtinModules } from "node:module";
import type { Snapshot } from "../../model/snapshot.js";

/**
 * Tells the configuration of a snapshot's TypeScript and JavaScript from that of all others: the files that there are, what is ignored, what the
 * configuration files say, by their paths, and what this version of Node has built in.
 */
export function projectKey(
  { prefix, ignoresId, entries }: Pick<Snapshot, "prefix" | "ignoresId" | "entries">,
  configurations: ReadonlyMap<string, unknown>,
): string {
  const head = JSON.stringify([prefix, ignoresId, builtinModules, ...configurations]);
  const lines = entries.map(({ path, type, target }) => (type === "file" ? path : `${path}\0${target}`));
  // In one piece: a call for each line takes longer than the hash.
  return createHash("sha256")
    .update([head, ...lines].join("\n"))
    .digest("base64url");
}
