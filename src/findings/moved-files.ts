import type { Finding } from "../model/report.js";
import type { SnapshotEntry } from "../model/snapshot.js";
import type { FilesThenAndNow } from "./match-findings.js";

/** What two snapshots say of the files at their times. */
export function filesThenAndNow(
  now: readonly SnapshotEntry[],
  past: readonly SnapshotEntry[],
): FilesThenAndNow<Finding> {
  const here = new Set(now.map(({ path }) => path));
  const there = new Set(past.map(({ path }) => path));
  // Of files that are the same, it is known which of them moved where.
  const nothing = (): null => null;
  return {
    moved: movedFiles(now, past),
    isThere: (file) => here.has(file),
    wasThere: (file) => there.has(file),
    contentNow: nothing,
    contentThen: nothing,
  };
}

/**
 * The files that stand elsewhere now, each with where it stood, known by their blobs: what was at a path that is there no more, and is at one that is
 * new. Of several with the same content, the first in the order of paths are taken for each other. A file whose blob is not known is left out.
 */
export function movedFiles(now: readonly SnapshotEntry[], past: readonly SnapshotEntry[]): ReadonlyMap<string, string> {
  const here = new Set(now.map(({ path }) => path));
  const there = new Set(past.map(({ path }) => path));
  const left = new Map<string, string[]>();
  for (const { path, blob } of past) {
    if (blob === null || here.has(path)) continue;
    const alike = left.get(blob);
    if (alike === undefined) left.set(blob, [path]);
    else alike.push(path);
  }
  const moved = new Map<string, string>();
  for (const { path, blob } of now) {
    const from = blob === null || there.has(path) ? undefined : left.get(blob)?.shift();
    if (from !== undefined) moved.set(path, from);
  }
  return moved;
}
