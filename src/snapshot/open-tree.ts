import { UserError } from "../model/user-error.js";
import { FileGoneError, type Snapshot } from "../model/snapshot.js";
import { buildSnapshot } from "./build-snapshot.js";
import { cacheFolderOf } from "./cache-folder.js";
import { commitTree, indexTree, type GitTree } from "./git-tree.js";
import { FETCH_ALL } from "./list-tree.js";
import { locateRepository } from "./locate-repository.js";
import { resolveCommit } from "./resolve-commit.js";

/** What git holds that can be judged without looking at the work tree. */
export type TreeChoice = { readonly kind: "index" } | { readonly kind: "commit"; readonly revision: string };

export interface OpenedTree {
  readonly tree: GitTree;
  /** What stands at the top of the tree, absolute: the top of the work tree; the directory itself where there is no work tree. */
  readonly top: string;
  /** Where a run may keep what the next one can use, absolute: shared with the work tree's. */
  readonly cacheFolder: string | null;
}

/**
 * Opens the index or a commit of the repository that a directory is in.
 * @param directory absolute and free of symlinks.
 * @throws {UserError} when there is no repository, no such commit, or no index.
 */
export async function openTree(directory: string, choice: TreeChoice): Promise<OpenedTree> {
  const located = await locateRepository(directory);
  if (located.kind === "none") {
    throw new UserError(`${located.reason}: --staged, --ref and --since judge what git holds (${directory})`);
  }
  const { environment, objectFormat } = located;
  const top = located.kind === "bare" ? directory : located.root;
  const place = { directory: top, environment, objectFormat };
  const cacheFolder = await cacheFolderOf(top, located);
  if (choice.kind === "commit")
    return { tree: await commitTree(place, await resolveCommit(place, choice.revision)), top, cacheFolder };
  if (located.kind === "bare") {
    throw new UserError(
      `git has no work tree at ${directory}, so nothing is staged there: --ref <commit> judges a commit`,
    );
  }
  return { tree: await indexTree(place, located.commit), top, cacheFolder };
}

/**
 * The part of a tree below a folder as a snapshot.
 * @param prefix the way down to the folder: `""`, else POSIX and ending in `/`.
 */
export function treeSnapshot(tree: GitTree, prefix: string): Promise<Snapshot> {
  const below = <Value>(entries: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> => {
    if (prefix === "") return entries;
    const kept = [...entries].filter(([path]) => path.startsWith(prefix));
    return new Map(kept.map(([path, value]) => [path.slice(prefix.length), value]));
  };
  const blobs = below(tree.files);
  return buildSnapshot({
    kind: tree.kind,
    commit: tree.commit,
    prefix,
    objectFormat: tree.objectFormat,
    listing: { files: [...blobs.keys()], blobs, links: below(tree.links) },
    // What is read is what git holds, not what it writes to a disk.
    outerAttributes: null,
    read: (path) => tree.read(prefix + path),
    // Git is another process.
    readNow: null,
    readAbove: (folder, name) => textOrNull(tree, folder === "" ? name : `${folder}/${name}`),
  });
}

async function textOrNull(tree: GitTree, path: string): Promise<string | null> {
  try {
    return tree.files.has(path) ? new TextDecoder().decode(await tree.read(path)) : null;
  } catch (error) {
    if (error instanceof FileGoneError) return null;
    throw error;
  }
}

/** What the user should know of a tree: to be asked when it was read, since only then it shows what is missing. */
export function treeNotes(tree: GitTree, snapshot: Snapshot): readonly string[] {
  const which = describeTree(tree);
  const missing = tree.missing();
  const named = missing
    .slice(0, 3)
    .map(({ path }) => path)
    .join(", ");
  const more = missing.length > 3 ? ` and ${missing.length - 3} more` : "";
  return [
    ...(snapshot.entries.length === 0 ? [`Nothing is below ${snapshot.prefix || "the top"} in ${which}.`] : []),
    ...(missing.length === 0
      ? []
      : [
          `This repository lacks the content of ${named}${more} (${missing.length} in all) of ${which}. ssotlint fetches nothing; into a partial clone git does with ${FETCH_ALL}.`,
        ]),
  ];
}

/** The name of a tree in a sentence. */
export function describeTree({ kind, commit }: Pick<GitTree, "kind" | "commit">): string {
  return kind === "index" || commit === null ? "the index" : `commit ${commit.slice(0, 12)}`;
}
