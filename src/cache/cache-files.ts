import { readdirSync, rmdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";

/** One file that ssotlint keeps in a cache folder. */
export interface CacheFile {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
}

/** What a cache's files end in; nothing else in its folder is ours. */
export const CACHE_ENDINGS = { segment: ".segment", answer: ".answer", beside: ".tmp" } as const;

/** The files in a cache folder, sorted; none where there is no such folder. */
export function cacheFiles(folder: string): readonly CacheFile[] {
  return namesIn(folder)
    .filter((name) => Object.values(CACHE_ENDINGS).some((ending) => name.endsWith(ending)))
    .flatMap((name) => {
      const path = join(folder, name);
      const stats = statSync(path, { throwIfNoEntry: false });
      return stats?.isFile() === true ? [{ path, size: stats.size }] : [];
    });
}

/** Removes the files, and the folder when nothing else is in it. */
export function clearCache(folder: string): void {
  for (const { path } of cacheFiles(folder)) rmSync(path, { force: true });
  if (namesIn(folder).length > 0) return;
  try {
    rmdirSync(folder);
  } catch {
    // It is not there, or somebody else is writing to it.
  }
}

/** The names in a folder, sorted; none where it cannot be read. */
export function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
