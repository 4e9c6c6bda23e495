import type { MessagePort } from "node:worker_threads";
import type { ReadingJob } from "../extraction.js";

/** What a worker is asked: several files at once, since each message costs as much as a small file. */
export type Batch = readonly ReadingJob[];

/** What a worker says: first that it has started, then for each batch the JSON of its files, or what went wrong in our own code. */
export type WorkerMessage = "started" | { readonly jsons: readonly Uint8Array[] } | { readonly error: string };

/** What a worker is started with: the end of a line on which the other thread stands still until it has the answer. */
export interface LineEnd {
  readonly port: MessagePort;
  /** Counted up, and told of, behind each answer. */
  readonly answered: Int32Array<SharedArrayBuffer>;
}

/** One file that somebody waits for. */
export interface LineRequest {
  readonly id: number;
  readonly job: ReadingJob;
}

/** Null where something went wrong: who asked asks once more in the usual way, and is told what. */
export interface LineAnswer {
  readonly id: number;
  readonly json: Uint8Array | null;
}
