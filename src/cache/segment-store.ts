import { randomBytes } from "node:crypto";
import { mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writevSync, closeSync } from "node:fs";
import { join } from "node:path";
import { CACHE_ENDINGS, namesIn } from "./cache-files.js";
import { decodeSegment, encodeSegment, type CacheRecord, type Segment } from "./segment.js";

export interface SegmentStoreOptions {
  /** Made when there is something to write. */
  readonly directory: string;
  /** Only segments of this name are read: another version of what is kept has another one. Letters, digits and dashes. */
  readonly name: string;
  /** The day, in days since 1970. */
  readonly today: number;
  /** Told, once, when the store cannot be written; the run goes on without. */
  readonly onProblem: (sentence: string) => void;
}

/** So large may the segments of one store be, in bytes, before what was of no use to this run goes. */
const LARGEST = 512 * 1024 * 1024;

/** What was of no use for so many days goes. */
const MOST_DAYS = 30;

/** Half-written files of runs that were killed go when they are so old, in milliseconds. */
const STALE = 60 * 60 * 1000;

interface OpenSegment {
  readonly file: string;
  readonly size: number;
  readonly segment: Segment;
}

/**
 * Keeps values by key in segments, each written beside its place and then renamed, and never changed. Two runs that write at once each
 * write their own. Never throws for what is on the disk: what cannot be read is not there.
 */
export class SegmentStore {
  readonly #options: SegmentStoreOptions;
  readonly #added = new Map<string, Uint8Array>();
  readonly #used = new Set<string>();
  /** Of our name, and no segments. */
  readonly #broken: string[] = [];
  #segments: readonly OpenSegment[] | null = null;

  constructor(options: SegmentStoreOptions) {
    this.#options = options;
  }

  get(key: string): Uint8Array | null {
    const added = this.#added.get(key);
    if (added !== undefined) return added;
    for (const { segment } of this.#opened()) {
      const value = segment.get(key);
      if (value === null) continue;
      this.#used.add(key);
      return value;
    }
    return null;
  }

  put(key: string, value: Uint8Array): void {
    this.#added.set(key, value);
  }

  /**
   * Writes what was added. Segments that are not much larger than what is written are taken into it, so that there are never many; of
   * those what has not been of use for long is left out.
   */
  flush(): void {
    // Nothing was asked for, and nothing added.
    if (this.#segments === null && this.#added.size === 0) return;
    const segments = this.#opened();
    if (this.#added.size === 0 && this.#broken.length === 0 && !this.#isOld(segments)) return;
    const merged = this.#toMerge(segments);
    const total = segments.reduce((sum, { size }) => sum + size, 0);
    const records = this.#recordsOf(merged, total > LARGEST);
    try {
      mkdirSync(this.#options.directory, { recursive: true });
      if (records.length > 0) this.#write(records);
      for (const file of [...merged.map(({ file }) => file), ...this.#broken]) rmSync(file, { force: true });
      this.#sweep();
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      this.#options.onProblem(
        `The cache in ${this.#options.directory} cannot be written (${code ?? String(error)}): the next run reads everything again.`,
      );
    }
    this.#added.clear();
    this.#segments = null;
  }

  #opened(): readonly OpenSegment[] {
    this.#segments ??= namesIn(this.#options.directory)
      .filter((name) => this.#isOurs(name))
      .flatMap((name) => this.#open(join(this.#options.directory, name)))
      .sort((a, b) => a.size - b.size);
    return this.#segments;
  }

  #open(file: string): readonly OpenSegment[] {
    const bytes = readOrNothing(file);
    // Another run took it into a larger one, or it may not be read.
    if (bytes === null) return [];
    const segment = decodeSegment(bytes);
    if (segment !== null) return [{ file, size: bytes.length, segment }];
    this.#broken.push(file);
    return [];
  }

  #isOurs(name: string): boolean {
    return name.startsWith(`${this.#options.name}.`) && name.endsWith(EXTENSION);
  }

  /** What is in it, and of use, would soon be taken for useless. */
  #isOld(segments: readonly OpenSegment[]): boolean {
    return segments.some(({ segment }) => segment.written < this.#options.today - MOST_DAYS / 2);
  }

  #toMerge(segments: readonly OpenSegment[]): readonly OpenSegment[] {
    if (this.#isOld(segments) || segments.reduce((sum, { size }) => sum + size, 0) > LARGEST) return segments;
    let size = [...this.#added.values()].reduce((sum, value) => sum + value.length, 0);
    const merged: OpenSegment[] = [];
    for (const one of segments) {
      if (one.size > 2 * size && merged.length + MOST_SEGMENTS > segments.length) break;
      merged.push(one);
      size += one.size;
    }
    return merged;
  }

  #recordsOf(merged: readonly OpenSegment[], onlyUsed: boolean): readonly CacheRecord[] {
    const { today } = this.#options;
    const records = new Map<string, CacheRecord>();
    for (const [key, value] of this.#added) records.set(key, { key, value, used: today });
    for (const { segment } of merged) {
      for (const key of segment.keys) {
        const used = this.#used.has(key) ? today : segment.usedOn(key);
        if (records.has(key) || used < today - MOST_DAYS || (onlyUsed && used !== today)) continue;
        const value = segment.get(key);
        if (value !== null) records.set(key, { key, value, used });
      }
    }
    return [...records.values()];
  }

  #write(records: readonly CacheRecord[]): void {
    const place = join(this.#options.directory, `${this.#options.name}.${randomBytes(8).toString("hex")}`);
    try {
      writeAll(`${place}${BESIDE}`, encodeSegment(records));
      renameSync(`${place}${BESIDE}`, `${place}${EXTENSION}`);
    } catch (error) {
      rmSync(`${place}${BESIDE}`, { force: true });
      throw error;
    }
  }

  /** Takes away what killed runs left behind, and what other versions of ssotlint have not used for long. */
  #sweep(): void {
    const now = statSync(this.#options.directory).mtimeMs;
    for (const name of namesIn(this.#options.directory)) {
      const file = join(this.#options.directory, name);
      const age = now - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? now);
      const isLeftOver = name.endsWith(BESIDE) && age > STALE;
      const isOfOthers = name.endsWith(EXTENSION) && !this.#isOurs(name) && age > MOST_DAYS * DAY;
      if (isLeftOver || isOfOthers) rmSync(file, { force: true });
    }
  }
}

const { segment: EXTENSION, beside: BESIDE } = CACHE_ENDINGS;
const MOST_SEGMENTS = 8;
const DAY = 24 * 60 * 60 * 1000;

function readOrNothing(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}

function writeAll(file: string, parts: readonly Uint8Array[]): void {
  const descriptor = openSync(file, "wx");
  try {
    for (let start = 0; start < parts.length; start += PARTS_AT_ONCE) {
      const chunk = Buffer.concat(parts.slice(start, start + PARTS_AT_ONCE));
      for (let at = 0; at < chunk.length;) at += writevSync(descriptor, [chunk.subarray(at)]);
    }
  } finally {
    closeSync(descriptor);
  }
}

const PARTS_AT_ONCE = 512;
