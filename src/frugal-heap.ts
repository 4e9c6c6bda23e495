import { setFlagsFromString } from "node:v8";
import { dialectOf } from "./extract/dialect.js";
import type { Snapshot } from "./model/snapshot.js";

/** From so many source files on memory matters more than a little time. */
const MANY = 8000;

/**
 * Lets the heaps of a run over a large repository grow by smaller steps: V8 else doubles what it needs before it looks for what is of no use
 * any more, in each thread. The benchmarks print what a run holds at the peak.
 */
export function growFrugally({ entries }: Snapshot): void {
  let count = 0;
  for (const { path } of entries) if (dialectOf(path) !== null) count++;
  if (count > MANY) setFlagsFromString(`--heap-growing-percent=${PERCENT}`);
}

const PERCENT = 15;
