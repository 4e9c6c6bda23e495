import { setFlagsFromString } from "node:v8";
import { dialectOf } from "./extract/dialect.js";
import type { Dialect } from "./model/facts.js";
import type { FactsStore } from "./model/facts-store.js";
import type { Snapshot } from "./model/snapshot.js";

/** From so many files to read on, several threads hold what they read, and memory matters more than a little time. */
const MANY = 8000;

/**
 * Lets the heaps of a run that reads very many files grow by smaller steps: V8 else doubles what it needs before it looks for what is of no use
 * any more, in each thread. The benchmarks print what a run holds at the peak.
 */
export function growFrugally(snapshot: Snapshot, store: FactsStore | null): void {
  const files = sourceBlobs(snapshot);
  // Asking the store takes a while, too.
  if (files.length <= MANY) return;
  const isKept = ({ dialect, blob }: SourceBlob): boolean =>
    blob !== null && store?.has({ kind: "facts", dialect, blob }) === true;
  const missing = files.filter((file) => !isKept(file));
  if (missing.length > MANY) setFlagsFromString(`--heap-growing-percent=${PERCENT}`);
}

const PERCENT = 15;

interface SourceBlob {
  readonly dialect: Dialect;
  readonly blob: string | null;
}

function sourceBlobs({ entries }: Snapshot): readonly SourceBlob[] {
  return entries.flatMap(({ path, blob }) => {
    const dialect = dialectOf(path);
    return dialect === null ? [] : [{ dialect, blob }];
  });
}
