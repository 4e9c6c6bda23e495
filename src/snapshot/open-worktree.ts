import { join } from "node:path";

import { FileGoneError, type Snapshot } from "../model/snapshot.js";
import { buildSnapshot, type PolicyName, type SnapshotSource } from "./build-snapshot.js";
import { cacheFolderOf } from "./cache-folder.js";
import { diskReader } from "./disk-files.js";
import { listDirectory } from "./list-directory.js";
import { listWorktree } from "./list-worktree.js";
import { readOuterAttributes } from "./outer-attributes.js";
import { locate, noWorkTree, type Located } from "./locate-repository.js";

/** An opened directory: its snapshot, and what the rest of a run needs to know about where it is. */
export interface OpenedWorktree {
  readonly snapshot: Snapshot;
  /** The analysis root on disk, absolute and free of symlinks. */
  readonly root: string;
  /** The top of the git work tree, absolute; null when the directory is read as a plain one. */
  readonly gitRoot: string | null;
  /** Where a run may keep what the next one can use, absolute; null when there is no place for it. */
  readonly cacheFolder: string | null;
  /** Sentences for the user. */
  readonly notes: readonly string[];
}

/**
 * Opens a directory as the analysis root: of what git tracks or would track when it is in a work tree, else of all its files.
 * @throws {UserError} when the directory does not exist, or git refuses the repository.
 */
export async function openWorktree(directory: string): Promise<OpenedWorktree> {
  return openLocated(await locate(directory));
}

/** The same of a directory that was located before. */
export async function openLocated({ directory: root, repository: located }: Located): Promise<OpenedWorktree> {
  if (located.kind === "bare") throw noWorkTree(root);
  if (located.kind === "none") {
    const snapshot = await buildSnapshot({
      kind: "directory",
      commit: null,
      prefix: "",
      objectFormat: "sha1",
      listing: await listDirectory(root),
      outerAttributes: null,
      ...readersOf(root),
      readAbove: async () => null,
    });
    const notes = [`${located.reason}: read as a plain directory.`];
    return { snapshot, root, gitRoot: null, cacheFolder: await cacheFolderOf(root, located), notes };
  }
  const readFromTop = diskReader(located.root);
  const [listing, outerAttributes] = await Promise.all([listWorktree(root, located), readOuterAttributes(located)]);
  const snapshot = await buildSnapshot({
    kind: "worktree",
    commit: located.commit,
    prefix: located.prefix,
    objectFormat: located.objectFormat,
    listing,
    outerAttributes,
    ...readersOf(root),
    readAbove: (folder, name) => readPolicyAbove(readFromTop, folder, name),
  });
  const isIgnored = snapshot.entries.length === 0 && (await located.ask(["check-ignore", "--quiet", "."])).code === 0;
  const notes = isIgnored ? ["git ignores this directory: no file in it is analysed."] : [];
  return { snapshot, root, gitRoot: located.root, cacheFolder: await cacheFolderOf(root, located), notes };
}

function readersOf(root: string): Pick<SnapshotSource, "read" | "readNow"> {
  const readNow = diskReader(root);
  return { read: async (path) => readNow(path), readNow };
}

async function readPolicyAbove(
  read: (path: string) => Uint8Array,
  folder: string,
  name: PolicyName,
): Promise<string | null> {
  try {
    return new TextDecoder().decode(read(join(folder, name)));
  } catch (error) {
    if (error instanceof FileGoneError) return null;
    throw error;
  }
}
