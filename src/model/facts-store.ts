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
  readonly put: (key: ReadingKey, json: Uint8Array) => void;
}
