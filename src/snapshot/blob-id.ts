import { createHash } from "node:crypto";
import type { ObjectFormat } from "./locate-repository.js";

/** The id that git gives to a file with these bytes. */
export function blobId(bytes: Uint8Array, format: ObjectFormat): string {
  return createHash(format).update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}
