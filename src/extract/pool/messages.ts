import type { ReadingJob } from "../extraction.js";

/** What a worker is asked: several files at once, since each message costs as much as a small file. */
export type Batch = readonly ReadingJob[];

/** What a worker answers: the JSON of each file of the batch, or what went wrong in our own code. */
export type BatchAnswer = { readonly jsons: readonly Uint8Array[] } | { readonly error: string };
