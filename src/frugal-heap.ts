import { setFlagsFromString } from "node:v8";
import { dialectOf } from "./extract/dialect.js";
import type { FactsStore } from "./model/facts-store.js";
import type { Snapshot } from "./model/snapshot.js";

/** From so many files to read on, several threads hold what they read, and memory matters more than a little time. */
const MANY = 8000;

/**
 * Lets the heaps of a run that reads very many files grow by smaller steps: V8 else doubles what it needs before it looks for what is of no use
 * any more, in each thread. The benchmarks print what a run holds at the peak.
 */
export function growFrugally({ entries }: Snapshot, store: FactsStore | null): void {
  let count = 0;
  for (const { path, blob } of entries) {
    const dialect = dialectOf(path);
    if (dialect === null) continue;
    const isKept = blob !== null && store?.has({ kind: "facts", dialect, blob }) === true;
    if (!isKept) count++;
  }
  if (count > MANY) setFlagsFromString(`--heap-growing-percent=${PERCENT}`);
}

const PERCENT = 15;
