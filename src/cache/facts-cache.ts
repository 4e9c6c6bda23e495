import type { FactsStore, ReadingKey } from "../model/facts-store.js";
import type { SegmentStore } from "./segment-store.js";

/** Keeps readings in a store. */
export function factsCache(store: SegmentStore): FactsStore {
  return {
    get: (key) => store.get(keyOf(key)),
    has: (key) => store.has(keyOf(key)),
    put: (key, json) => store.put(keyOf(key), json),
  };
}

function keyOf({ kind, dialect, blob }: ReadingKey): string {
  return `${kind} ${dialect} ${blob}`;
}
