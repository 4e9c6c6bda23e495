import type { Snapshot } from "../model/snapshot.js";

/**
 * The paths by which two snapshots of one place differ, sorted: what is there in one of them alone, and of files whose text counts what has
 * another text. Files that say what is ignored above the analysis root are named without saying where.
 */
export function changedPaths(before: Snapshot, after: Snapshot, counts: (path: string) => boolean): readonly string[] {
  const [then, now] = [statesOf(before, counts), statesOf(after, counts)];
  const changed = new Set<string>();
  for (const [path, state] of now) if (then.get(path) !== state) changed.add(path);
  for (const path of then.keys()) if (!now.has(path)) changed.add(path);
  // Below the root such a file is a path like any other.
  if (changed.size === 0 && before.policyId !== after.policyId) changed.add(".gitignore or .gitattributes");
  return [...changed].sort();
}

function statesOf({ entries }: Snapshot, counts: (path: string) => boolean): ReadonlyMap<string, string> {
  return new Map(
    entries.map(({ path, type, blob, target }) => [
      path,
      type === "symlink" ? `-> ${target}` : counts(path) ? (blob ?? "") : "",
    ]),
  );
}
