import { closeSync, constants, fstatSync, openSync, readFileSync, realpathSync } from "node:fs";
import { lstat, readlink, realpath } from "node:fs/promises";
import { isAbsolute, join, posix, relative, sep } from "node:path";

import { FileGoneError } from "../model/snapshot.js";

/** What stands on disk at a listed path. A symlink has its text as a {@link LinkText}. */
export type DiskEntry = { readonly type: "file" } | { readonly type: "symlink"; readonly text: LinkText };

/**
 * Where a symlink says that it leads: POSIX, relative to the folder of the link, or from the analysis root when it starts with `/`.
 * Null when it is absolute and leads out.
 */
export type LinkText = string | null;

/** Looks at a path without following it; null when nothing is there, or something that holds no text (a pipe, a directory). */
export async function inspect(root: string, path: string): Promise<DiskEntry | null> {
  try {
    const stats = await lstat(join(root, path));
    if (stats.isFile()) return { type: "file" };
    return stats.isSymbolicLink() ? { type: "symlink", text: await linkText(root, path) } : null;
  } catch {
    return null;
  }
}

/** Reads the text of a symlink; null also when it is no longer there. */
export async function linkText(root: string, path: string): Promise<LinkText> {
  try {
    const text = await readlink(join(root, path));
    if (!isAbsolute(text)) return posixPath(text);
    const way = wayBelow(root, await realpath(text));
    return way === null ? null : `/${way}`;
  } catch {
    return null;
  }
}

/**
 * Reads files below a directory, never out of it through a symlink, however the tree changed since it was listed.
 * @throws {FileGoneError} from the returned function.
 */
export function diskReader(root: string): (path: string) => Uint8Array {
  const knownFolders = new Map<string, boolean>();
  const isInside = (folder: string): boolean => {
    let known = knownFolders.get(folder);
    if (known === undefined) {
      known = wayBelow(root, realpathSync.native(join(root, folder))) !== null;
      knownFolders.set(folder, known);
    }
    return known;
  };
  return (path) => {
    try {
      if (!isInside(posix.dirname(path))) throw new FileGoneError(path, "a folder on the way leads elsewhere now");
      return readRegularFile(join(root, path), path);
    } catch (error) {
      throw gone(path, error);
    }
  };
}

/**
 * Synchronous on purpose: four round trips through the thread pool for each file made reading 20,000 files more than three times as
 * slow, and descriptors that are never held across an await cannot run out.
 */
function readRegularFile(file: string, path: string): Uint8Array {
  // Without O_NONBLOCK, opening a pipe that took the file's place would wait for a writer for ever.
  const descriptor = openSync(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    if (!fstatSync(descriptor).isFile()) throw new FileGoneError(path, "it is no regular file any more");
    return readFileSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** The errors that mean "this one file"; anything else (too many open files, no memory) is not about the file and stays what it is. */
function gone(path: string, error: unknown): unknown {
  const reason = GONE_REASONS[(error as NodeJS.ErrnoException).code ?? ""];
  return reason === undefined ? error : new FileGoneError(path, reason);
}

const GONE_REASONS: Readonly<Record<string, string>> = {
  ENOENT: "it is no longer there",
  ENOTDIR: "it is no longer there",
  EISDIR: "it is a directory now",
  ELOOP: "it is a symlink now",
  EMLINK: "it is a symlink now",
  ENXIO: "it is no regular file any more",
  ENAMETOOLONG: "its name is too long",
  EACCES: "permission is missing",
  EPERM: "permission is missing",
  EIO: "the disk cannot read it",
  EBUSY: "it is locked",
};

/** The POSIX way from a directory down to a path, both absolute and free of symlinks; null when it leads elsewhere. */
export function wayBelow(directory: string, path: string): string | null {
  const way = posixPath(relative(directory, path));
  return way === ".." || way.startsWith("../") || isAbsolute(way) ? null : way;
}

function posixPath(path: string): string {
  return sep === "/" ? path : path.split(sep).join("/");
}
