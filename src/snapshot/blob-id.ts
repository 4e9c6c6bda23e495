import { createHash } from "node:crypto";

/** How a repository makes the ids of its objects. */
export type ObjectFormat = "sha1" | "sha256";

/** The id that git gives to a file with these bytes. */
export function blobId(bytes: Uint8Array, format: ObjectFormat): string {
  return createHash(format).update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}

/** The same, but the listed one for bytes that differ from that only in that their lines end in CR LF. */
export function blobOrListed(bytes: Uint8Array, listed: string | null, format: ObjectFormat): string {
  const own = known(bytes, format);
  if (listed === null || own === listed || !bytes.includes(CR)) return own;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  return blobId(Buffer.from(text.replaceAll("\r\n", "\n"), "latin1"), format) === listed ? listed : own;
}

const CR = 13;

/** Of bytes that are asked for twice on their way. */
const KNOWN = new WeakMap<Uint8Array, string>();

function known(bytes: Uint8Array, format: ObjectFormat): string {
  const before = KNOWN.get(bytes);
  if (before !== undefined) return before;
  const id = blobId(bytes, format);
  KNOWN.set(bytes, id);
  return id;
}
