import type { SegmentStore } from "./segment-store.js";

/** What the readings of files are kept under. */
interface ReadingKey {
  readonly kind: string;
  readonly dialect: string;
  readonly blob: string;
}

/** The readings of files by their blobs (see `FactsStore`). */
export interface FactsCache {
  readonly get: (key: ReadingKey) => Uint8Array | null;
  readonly put: (key: ReadingKey, json: Uint8Array) => void;
}

/** Keeps readings in a store. */
export function factsCache(store: SegmentStore): FactsCache {
  return {
    get: (key) => store.get(keyOf(key)),
    put: (key, json) => store.put(keyOf(key), json),
  };
}

function keyOf({ kind, dialect, blob }: ReadingKey): string {
  return `${kind} ${dialect} ${blob}`;
}
