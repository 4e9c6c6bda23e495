import { stat } from "node:fs/promises";
import { join } from "node:path";
import { locateRepository, type BareRepository, type NoRepository, type Repository } from "./locate-repository.js";

/** Where what was read of a directory's files may be kept, absolute; null when there is no place for it. */
export async function cacheFolderAt(directory: string): Promise<string | null> {
  return cacheFolderOf(directory, await locateRepository(directory));
}

/**
 * In the repository's own folder, which all its work trees and branches share and which nobody has to ignore; of a plain directory where
 * tools of npm packages keep their caches.
 */
export async function cacheFolderOf(
  root: string,
  located: Repository | BareRepository | NoRepository,
): Promise<string | null> {
  if (located.kind !== "none") return join(located.commonDir, NAME);
  const packages = join(root, "node_modules");
  const isThere = await stat(packages).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
  return isThere ? join(packages, ".cache", NAME) : null;
}

const NAME = "ssotlint";
