import { FileGoneError } from "../model/snapshot.js";
import { UserError } from "../model/user-error.js";
import type { ConfigSearch, FoundConfig } from "./find-config.js";
import type { GitTree } from "./git-tree.js";
import { resolveLink } from "./resolve-link.js";

/** What is looked for, see {@link ConfigSearch}. */
export type TreeSearch = Pick<ConfigSearch, "searchPlaces" | "accepts">;

/**
 * Finds the nearest configuration file that git holds, from a folder upwards to the top, as on disk. A symlink that stays in the
 * repository is followed. The path that is found is relative to the top.
 * @param from relative to the top; `""` for the top itself.
 * @throws {UserError} when one is there but cannot be read.
 */
export async function findConfigInTree(tree: GitTree, from: string, search: TreeSearch): Promise<FoundConfig | null> {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/")))) {
    for (const place of search.searchPlaces) {
      const found = await configInTree(tree, folder === "" ? place : `${folder}/${place}`);
      if (found !== null && (await search.accepts(place, found.text))) return found;
    }
    if (folder === "") return null;
  }
}

/**
 * One file, relative to the top of the repository; null when git holds none there.
 * @throws {UserError} when it cannot be read.
 */
export async function configInTree(tree: GitTree, path: string): Promise<FoundConfig | null> {
  const target = resolveLink(path, tree.links, (reached) => tree.files.has(reached));
  if (target === null || !tree.files.has(target)) return null;
  try {
    return { path, text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(await tree.read(target)) };
  } catch (error) {
    if (error instanceof FileGoneError) throw new UserError(`${path} cannot be read: ${error.message}`);
    throw error;
  }
}
