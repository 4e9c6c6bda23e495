import { crc32 } from "node:zlib";

/** What is kept of one thing in a cache. */
export interface CacheRecord {
  readonly key: string;
  readonly value: Uint8Array;
  /** The day that it was last known to be of use, in days since 1970. */
  readonly used: number;
}

/**
 * One file of a cache, written once and never changed:
 *
 *     magic (8 bytes) · length of the index (u32, little-endian) · CRC-32 of the index (u32) · index (JSON) · values, one behind the other
 *
 * The index is a list of `[key, length of the value, CRC-32 of the value, day]`, in the order of the values.
 */
export function encodeSegment(records: readonly CacheRecord[]): Uint8Array[] {
  const index = Buffer.from(
    JSON.stringify(records.map(({ key, value, used }) => [key, value.length, crc32(value), used])),
    "utf8",
  );
  const head = Buffer.alloc(HEAD);
  head.write(MAGIC, "latin1");
  head.writeUInt32LE(index.length, 8);
  head.writeUInt32LE(crc32(index), 12);
  return [head, index, ...records.map(({ value }) => value)];
}

/** A segment that was read. */
export interface Segment {
  readonly keys: Iterable<string>;
  /** Null where there is none, or where it is damaged. */
  readonly get: (key: string) => Uint8Array | null;
  /** The day that a value was last known to be of use, in days since 1970; 0 where there is none. */
  readonly usedOn: (key: string) => number;
  /** The latest of these days: the one on which the segment was written. */
  readonly written: number;
}

/** Null where the bytes are no segment of this format, or their index is damaged. */
export function decodeSegment(bytes: Buffer): Segment | null {
  if (bytes.length < HEAD || bytes.toString("latin1", 0, 8) !== MAGIC) return null;
  const start = HEAD + bytes.readUInt32LE(8);
  if (start > bytes.length) return null;
  const index = bytes.subarray(HEAD, start);
  if (crc32(index) !== bytes.readUInt32LE(12)) return null;
  const entries = new Map<string, Entry>();
  let at = start;
  let written = 0;
  for (const [key, length, crc, used] of JSON.parse(index.toString("utf8")) as IndexRow[]) {
    entries.set(key, { start: at, end: at + length, crc, used });
    at += length;
    written = Math.max(written, used);
  }
  return {
    keys: entries.keys(),
    get: (key) => {
      const entry = entries.get(key);
      if (entry === undefined || entry.end > bytes.length) return null;
      const value = bytes.subarray(entry.start, entry.end);
      return crc32(value) === entry.crc ? value : null;
    },
    usedOn: (key) => entries.get(key)?.used ?? 0,
    written,
  };
}

const MAGIC = "SSOTL\0\0\u0001";
const HEAD = 16;

type IndexRow = readonly [key: string, length: number, crc: number, used: number];

interface Entry {
  readonly start: number;
  readonly end: number;
  readonly crc: number;
  readonly used: number;
}
