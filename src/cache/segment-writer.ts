import { closeSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { crc32 } from "node:zlib";
import { encodeIndex, readValue, type IndexEntry } from "./segment.js";

/** So much is collected before it is written, in bytes. */
const CHUNK = 4 * 1024 * 1024;

/** Writes a segment beside its place, value by value. What goes wrong on the disk is thrown; `abandon` then leaves nothing behind. */
export class SegmentWriter {
  readonly #beside: string;
  readonly #descriptor: number;
  #isOpen = true;
  readonly #entries = new Map<string, IndexEntry>();
  #pending: Uint8Array[] = [];
  #pendingBytes = 0;
  #written = 0;

  constructor(beside: string) {
    this.#beside = beside;
    this.#descriptor = openSync(beside, "wx+");
  }

  /** Of the values so far, in bytes. */
  get size(): number {
    return this.#written + this.#pendingBytes;
  }

  /** Nothing when the key is there already. */
  add(key: string, value: Uint8Array, used: number): void {
    if (this.#entries.has(key)) return;
    const start = this.#written + this.#pendingBytes;
    this.#entries.set(key, { start, length: value.length, crc: crc32(value), used });
    this.#pending.push(value);
    this.#pendingBytes += value.length;
    if (this.#pendingBytes >= CHUNK) this.#writePending();
  }

  has(key: string): boolean {
    return this.#entries.has(key);
  }

  get(key: string): Uint8Array | null {
    const entry = this.#entries.get(key);
    if (entry === undefined) return null;
    this.#writePending();
    return readValue(this.#descriptor, entry);
  }

  /** Puts the segment in its place. */
  finish(place: string): void {
    this.#writePending();
    this.#write(encodeIndex(this.#entries, this.#written));
    this.#close();
    renameSync(this.#beside, place);
  }

  /** Takes back what was written, however far that came. */
  abandon(): void {
    try {
      this.#close();
    } finally {
      rmSync(this.#beside, { force: true });
    }
  }

  /** Once, also where it fails: by then the number may be that of a file of another thread. */
  #close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    closeSync(this.#descriptor);
  }

  #writePending(): void {
    if (this.#pending.length === 0) return;
    const chunk = Buffer.concat(this.#pending);
    this.#pending = [];
    this.#pendingBytes = 0;
    this.#write(chunk);
    this.#written += chunk.length;
  }

  #write(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length;) at += writeSync(this.#descriptor, bytes, at);
  }
}
