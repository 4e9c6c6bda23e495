import type { Dialect } from "./facts.js";

/** What can be read of a file: its facts, or its flow. */
export type ReadingKind = "facts" | "flow";

/** What a reading is known by: it depends on nothing else. */
export interface ReadingKey {
  readonly kind: ReadingKind;
  readonly dialect: Dialect;
  /** Git's id of the bytes. */
  readonly blob: string;
}

/** Where readings are kept between runs, as JSON in UTF-8. Never throws: what cannot be had is not there. */
export interface FactsStore {
  readonly get: (key: ReadingKey) => Uint8Array | null;
  /** Whether it is there, as far as can be said without reading it. It counts as used then. */
  readonly has: (key: ReadingKey) => boolean;
  readonly put: (key: ReadingKey, json: Uint8Array) => void;
}

/** Facts that were in the store when it was asked for them, and are no more, or are damaged: what was begun has to be begun anew without them. */
export class FactsGoneError extends Error {
  override readonly name = "FactsGoneError";
}
