import { byKey } from "../model/order.js";
import { FileGoneError } from "../model/snapshot.js";
import type { ObjectFormat } from "./blob-id.js";
import { committerDate } from "./committer-date.js";
import { gitObjects, type GitObjects, type GitPlace } from "./git-objects.js";
import { listCommit, listIndex, missingObjects, type TreeEntry } from "./list-tree.js";

/** All files that git holds in the index or in a commit. Paths are POSIX and relative to the top of the repository. */
export interface GitTree {
  readonly kind: "index" | "commit";
  /** The commit itself, or the one that the index stands on; null before the first one. */
  readonly commit: string | null;
  readonly objectFormat: ObjectFormat;
  /** The blob of each regular file. */
  readonly files: ReadonlyMap<string, string>;
  /** What each symlink says; null when it leads out of the repository or its blob cannot be read. */
  readonly links: ReadonlyMap<string, string | null>;
  /**
   * The bytes of a file as git holds them: after the filters, line endings and encodings of the work tree were undone.
   * @throws {FileGoneError} when git does not have the blob.
   */
  readonly read: (path: string) => Promise<Uint8Array>;
  /** What could not be read so far because the repository does not have it, sorted by path. */
  readonly missing: () => readonly MissingBlob[];
  /** The UTC date of the commit that is judged; null for the index, and where the commit says none. */
  readonly date: string | null;
}

/** A file whose content is not in the repository. */
export interface MissingBlob {
  /** Relative to the top of the repository. */
  readonly path: string;
  readonly blob: string;
}

/**
 * What would be committed now. `place` is the top of the work tree.
 * @throws {UserError} when nothing can be committed.
 */
export async function indexTree(place: GitPlace, commit: string | null): Promise<GitTree> {
  const objects = gitObjects(place, () => missingObjects(place, "--indexed-objects"));
  return treeOf({
    kind: "index",
    commit,
    objectFormat: place.objectFormat,
    date: null,
    entries: await listIndex(place),
    objects,
  });
}

/**
 * What a commit holds.
 * @throws {UserError} when git does not have its folders.
 */
export async function commitTree(place: GitPlace, commit: string): Promise<GitTree> {
  const objects = gitObjects(place, () => missingObjects(place, commit));
  const [entries, date] = await Promise.all([listCommit(place, commit), dateOf(objects, commit)]);
  return treeOf({ kind: "commit", commit, objectFormat: place.objectFormat, date, entries, objects });
}

async function dateOf(objects: GitObjects, commit: string): Promise<string | null> {
  const answer = await objects.read(commit);
  return answer.kind === "object" ? committerDate(new TextDecoder().decode(answer.content)) : null;
}

interface TreeSource extends Pick<GitTree, "kind" | "commit" | "objectFormat" | "date"> {
  readonly entries: readonly TreeEntry[];
  readonly objects: GitObjects;
}

/** Submodules are other repositories, and no files of this one. */
async function treeOf({ entries, objects, ...about }: TreeSource): Promise<GitTree> {
  const files = new Map<string, string>();
  const symlinks: TreeEntry[] = [];
  for (const entry of entries) {
    if (entry.mode.startsWith("100")) files.set(entry.path, entry.blob);
    else if (entry.mode === "120000") symlinks.push(entry);
  }
  const missing = new Map<string, string>();
  const readBlob = async (path: string, blob: string): Promise<Uint8Array> => {
    const answer = await objects.read(blob);
    if (answer.kind === "object") return answer.content;
    if (answer.reason !== "missing")
      throw new FileGoneError(path, `git cannot read its object ${blob}: ${answer.reason}`);
    missing.set(path, blob);
    throw new FileGoneError(path, `its object ${blob} is not in this repository`);
  };
  const links = await Promise.all(
    symlinks.map(async ({ path, blob }) => [path, await linkText(readBlob(path, blob))] as const),
  );
  return {
    ...about,
    files,
    links: new Map(links),
    async read(path) {
      const blob = files.get(path);
      if (blob === undefined) throw new FileGoneError(path, "git has no such file");
      return readBlob(path, blob);
    },
    missing: () => Array.from(missing, ([path, blob]) => ({ path, blob })).sort(byKey(({ path }) => path)),
  };
}

/** An absolute target means another place on each machine, and never this tree. */
async function linkText(content: Promise<Uint8Array>): Promise<string | null> {
  try {
    const text = new TextDecoder().decode(await content);
    return text.startsWith("/") ? null : text;
  } catch (error) {
    if (error instanceof FileGoneError) return null;
    throw error;
  }
}
