import type { Dialect } from "../model/facts.js";
import type { ReadingKind } from "../model/facts-store.js";
import { readBytes } from "./read-bytes.js";

/** One file to be read. */
export interface ReadingJob {
  readonly kind: ReadingKind;
  readonly dialect: Dialect;
  readonly bytes: Uint8Array;
}

/** Reads files, wherever that happens. The answer is the JSON of the reading (see `Readings`), in UTF-8. */
export interface Extraction {
  /** @throws {ReaderDiedError} when what reads the file does not survive it. */
  readonly read: (job: ReadingJob) => Promise<Uint8Array>;
  /** The same while this thread stands still; null where that cannot be, or not in good time, which says nothing about the file. */
  readonly readNow?: (job: ReadingJob) => Uint8Array | null;
  /** Loads what reads files of a dialect, beside what this thread does, so that it is there when the first of them is asked for. */
  readonly prepare?: (dialect: Dialect) => void;
  /** Told how many files are going to be asked for, before they are. */
  readonly expect?: (files: number) => void;
  /** Told that nothing is going to be asked for a while. */
  readonly rest?: () => void;
}

/** A file ends whatever reads it: the reader ran out of memory, or was killed. */
export class ReaderDiedError extends Error {
  override readonly name = "ReaderDiedError";
}

/** Reads files in this thread, one after the other. */
export const inThisThread: Extraction = { read: readJob };

/** Reads a file, here and now. */
export async function readJob({ kind, dialect, bytes }: ReadingJob): Promise<Uint8Array> {
  return Buffer.from(JSON.stringify(await readBytes(kind, bytes, dialect)), "utf8");
}
