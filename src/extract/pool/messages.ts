import type { ReadingJob } from "../extraction.js";

/** What a worker is asked: several files at once, since each message costs as much as a small file. */
export type Batch = readonly ReadingJob[];

/** What a worker says: first that it has started, then for each batch the JSON of its files, or what went wrong in our own code. */
export type WorkerMessage = "started" | { readonly jsons: readonly Uint8Array[] } | { readonly error: string };
