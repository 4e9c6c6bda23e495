import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { crc32 } from "node:zlib";

/**
 * One file of a cache, written once and never changed:
 *
 *     values, one behind the other · index (JSON) · where the index starts (f64, little-endian) · CRC-32 of the index (u32) · magic (8 bytes)
 *
 * The index is a list of `[key, length of the value, CRC-32 of the value, day]`, in the order of the values. It comes last, so that values need
 * not be held until all are there; and values are read one by one, so that what nobody asks for costs nothing.
 */
export interface Segment {
  readonly file: string;
  /** In bytes. */
  readonly size: number;
  readonly keys: () => Iterable<string>;
  readonly has: (key: string) => boolean;
  /** Null where there is none, or where it is damaged. */
  readonly get: (key: string) => Uint8Array | null;
  /** The day that a value was last known to be of use, in days since 1970; 0 where there is none. */
  readonly usedOn: (key: string) => number;
  /** The latest of these days: the one on which the segment was written. */
  readonly written: number;
  readonly close: () => void;
}

/** What the index says of one value. */
export interface IndexEntry {
  readonly start: number;
  readonly length: number;
  readonly crc: number;
  /** In days since 1970. */
  readonly used: number;
}

/** The end of a segment, behind its values. */
export function encodeIndex(entries: ReadonlyMap<string, IndexEntry>, start: number): Uint8Array {
  const rows = Array.from(entries, ([key, { length, crc, used }]): IndexRow => [key, length, crc, used]);
  const index = Buffer.from(JSON.stringify(rows), "utf8");
  const foot = Buffer.alloc(FOOT);
  foot.writeDoubleLE(start, 0);
  foot.writeUInt32LE(crc32(index), 8);
  foot.write(MAGIC, 12, "latin1");
  return Buffer.concat([index, foot]);
}

/** Opens a segment. Null where the file is no segment of this format, or its index is damaged; "gone" where it cannot be opened. */
export function openSegment(file: string): Segment | null | "gone" {
  let descriptor: number;
  try {
    descriptor = openSync(file, "r");
  } catch {
    return "gone";
  }
  const segment = read(file, descriptor);
  if (segment === null) closeSync(descriptor);
  return segment;
}

const MAGIC = "SSOTL\0\0\u0002";
const FOOT = 20;

type IndexRow = readonly [key: string, length: number, crc: number, used: number];

function read(file: string, descriptor: number): Segment | null {
  try {
    const { size } = fstatSync(descriptor);
    const rows = readIndex(descriptor, size);
    return rows === null ? null : segmentOf(file, descriptor, size, rows);
  } catch {
    return null;
  }
}

function readIndex(descriptor: number, size: number): readonly IndexRow[] | null {
  const foot = readAt(descriptor, size - FOOT, FOOT);
  if (foot?.toString("latin1", 12) !== MAGIC) return null;
  const start = foot.readDoubleLE(0);
  if (!Number.isInteger(start) || start < 0 || start > size - FOOT) return null;
  const index = readAt(descriptor, start, size - FOOT - start);
  if (index === null || crc32(index) !== foot.readUInt32LE(8)) return null;
  return JSON.parse(index.toString("utf8")) as IndexRow[];
}

function segmentOf(file: string, descriptor: number, size: number, rows: readonly IndexRow[]): Segment {
  const entries = new Map<string, IndexEntry>();
  let start = 0;
  let written = 0;
  for (const [key, length, crc, used] of rows) {
    entries.set(key, { start, length, crc, used });
    start += length;
    written = Math.max(written, used);
  }
  return {
    file,
    size,
    keys: () => entries.keys(),
    has: (key) => entries.has(key),
    get: (key) => {
      const entry = entries.get(key);
      return entry === undefined ? null : readValue(descriptor, entry);
    },
    usedOn: (key) => entries.get(key)?.used ?? 0,
    written,
    close: () => closeSync(descriptor),
  };
}

/** A value, where it is what was written. */
export function readValue(descriptor: number, { start, length, crc }: IndexEntry): Uint8Array | null {
  const value = readAt(descriptor, start, length);
  return value !== null && crc32(value) === crc ? value : null;
}

function readAt(descriptor: number, start: number, length: number): Buffer | null {
  if (start < 0 || length < 0) return null;
  const bytes = Buffer.allocUnsafe(length);
  try {
    for (let at = 0; at < length;) {
      const count = readSync(descriptor, bytes, at, length - at, start + at);
      if (count === 0) return null;
      at += count;
    }
  } catch {
    return null;
  }
  return bytes;
}
