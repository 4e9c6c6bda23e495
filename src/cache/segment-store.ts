import { randomBytes } from "node:crypto";
import { rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { CACHE_ENDINGS, namesIn } from "./cache-files.js";
import { makeFolder } from "../disk/make-folder.js";
import { openSegment, type Segment } from "./segment.js";
import { SegmentWriter } from "./segment-writer.js";

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

/**
 * Keeps values by key in segments, each written beside its place and then renamed, and never changed. Two runs that write at once each
 * write their own. Never throws for what is on the disk: what cannot be read is not there.
 */
export class SegmentStore {
  readonly #options: SegmentStoreOptions;
  readonly #used = new Set<string>();
  /** Of our name, and no segments. */
  readonly #broken: string[] = [];
  #segments: readonly Segment[] | null = null;
  #writer: SegmentWriter | "failed" | null = null;

  constructor(options: SegmentStoreOptions) {
    this.#options = options;
  }

  get(key: string): Uint8Array | null {
    const added = this.#added((writer) => writer.get(key));
    if (added !== null) return added;
    for (const segment of this.#opened()) {
      const value = segment.get(key);
      if (value === null) continue;
      this.#used.add(key);
      return value;
    }
    return null;
  }

  /** Whether there is a value, damaged or not. */
  has(key: string): boolean {
    const has = this.#added((writer) => writer.has(key)) === true || this.#opened().some((segment) => segment.has(key));
    if (has) this.#used.add(key);
    return has;
  }

  put(key: string, value: Uint8Array): void {
    this.#attempt(() => this.#started()?.add(key, value, this.#options.today));
  }

  /**
   * Puts what was added in its place. Segments that are not much larger are taken into it, so that there are never many; of those what has
   * not been of use for long is left out.
   */
  flush(): void {
    const isIdle = this.#segments === null && this.#writer === null;
    // Nothing was asked for, and nothing added.
    if (isIdle || this.#writer === "failed") return;
    const segments = this.#opened();
    if (this.#writer === null && this.#broken.length === 0 && !this.#isOld(segments)) return this.#close();
    const merged = this.#attempt(() => {
      const taken = this.#mergeInto(this.#started(), segments);
      this.#finish();
      return taken;
    });
    this.#close();
    if (merged === null) return;
    for (const file of [...merged.map((segment) => segment.file), ...this.#broken]) quietly(() => rmSync(file));
    quietly(() => this.#sweep());
  }

  #finish(): void {
    if (this.#writer === null || this.#writer === "failed") return;
    this.#writer.finish(`${this.#place()}${EXTENSION}`);
    this.#writer = null;
  }

  #close(): void {
    for (const segment of this.#segments ?? []) segment.close();
    this.#segments = null;
  }

  /** The writer, started; null when it cannot be. */
  #started(): SegmentWriter | null {
    if (this.#writer === null) {
      makeFolder(this.#options.directory);
      this.#writer = new SegmentWriter(`${this.#place()}${BESIDE}`);
    }
    return this.#writer === "failed" ? null : this.#writer;
  }

  #added<T>(ask: (writer: SegmentWriter) => T | null): T | null {
    const writer = this.#writer;
    if (writer === null || writer === "failed") return null;
    return this.#attempt(() => ask(writer)) ?? null;
  }

  /** Does something on the disk. The first time that it fails, nothing more is written, and somebody is told. */
  #attempt<T>(run: () => T): T | null {
    try {
      return run();
    } catch (error) {
      const writer = this.#writer;
      if (writer === "failed") return null;
      this.#writer = "failed";
      if (writer !== null) quietly(() => writer.abandon());
      const { code } = error as NodeJS.ErrnoException;
      this.#options.onProblem(
        `The cache in ${this.#options.directory} cannot be written (${code ?? String(error)}): the next run reads everything again.`,
      );
      return null;
    }
  }

  #place(): string {
    return join(this.#options.directory, `${this.#options.name}.${randomBytes(8).toString("hex")}`);
  }

  #opened(): readonly Segment[] {
    this.#segments ??= namesIn(this.#options.directory)
      .filter((name) => this.#isOurs(name))
      .flatMap((name) => this.#open(join(this.#options.directory, name)))
      .sort((a, b) => a.size - b.size);
    return this.#segments;
  }

  #open(file: string): readonly Segment[] {
    const segment = openSegment(file);
    // Another run took it into a larger one, or it may not be read.
    if (segment === "gone") return [];
    if (segment !== null) return [segment];
    this.#broken.push(file);
    return [];
  }

  #isOurs(name: string): boolean {
    return name.startsWith(`${this.#options.name}.`) && name.endsWith(EXTENSION);
  }

  /** What is in it, and of use, would soon be taken for useless. */
  #isOld(segments: readonly Segment[]): boolean {
    return segments.some(({ written }) => written < this.#options.today - MOST_DAYS / 2);
  }

  /** Adds what other segments have. Gives those. */
  #mergeInto(writer: SegmentWriter | null, segments: readonly Segment[]): readonly Segment[] {
    const { today } = this.#options;
    const total = segments.reduce((sum, { size }) => sum + size, 0);
    const merged = this.#toMerge(segments, total, writer?.size ?? 0);
    for (const segment of merged) {
      for (const key of segment.keys()) {
        const used = this.#used.has(key) ? today : segment.usedOn(key);
        if (used < today - MOST_DAYS || (total > LARGEST && used !== today)) continue;
        const value = segment.get(key);
        if (value !== null) writer?.add(key, value, used);
      }
    }
    return merged;
  }

  #toMerge(segments: readonly Segment[], total: number, added: number): readonly Segment[] {
    if ((total > LARGEST && this.#hasUseless(segments)) || this.#isOld(segments)) return segments;
    const merged: Segment[] = [];
    let size = added;
    for (const one of segments) {
      if (one.size > 2 * size && merged.length + MOST_SEGMENTS > segments.length) break;
      merged.push(one);
      size += one.size;
    }
    return merged;
  }

  /** Whether there is anything that was of no use today. */
  #hasUseless(segments: readonly Segment[]): boolean {
    const isUseless = (segment: Segment, key: string): boolean =>
      !this.#used.has(key) && segment.usedOn(key) !== this.#options.today;
    return segments.some((segment) => [...segment.keys()].some((key) => isUseless(segment, key)));
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

function quietly(run: () => void): void {
  try {
    run();
  } catch {
    // It is gone already, or another run has it open: the next one tries again.
  }
}
