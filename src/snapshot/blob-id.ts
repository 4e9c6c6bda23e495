import { createHash } from "node:crypto";

/** How a repository makes the ids of its objects. */
export type ObjectFormat = "sha1" | "sha256";

/** The id that git gives to a file with these bytes. */
export function blobId(bytes: Uint8Array, format: ObjectFormat): string {
  return createHash(format).update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}
