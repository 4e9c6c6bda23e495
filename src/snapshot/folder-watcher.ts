import { statSync, watch, type FSWatcher } from "node:fs";
import { join } from "node:path";

/** Hears from the system what happens in folders. */
export interface FolderWatcher {
  /** Listens to these folders from now on, and to no other. True when one of them is new, so that what happened in it before went unheard. */
  readonly cover: (folders: Iterable<string>) => boolean;
  readonly close: () => void;
}

/** The system allows no more watches. */
export class WatchLimitError extends Error {
  override readonly name = "WatchLimitError";
}

/**
 * Listens to each folder by itself. On Linux Node's own recursive watching puts a watch on every file below a folder, `node_modules` included,
 * and dies of files that are gone before it looks (nodejs/node#52018, #53350); where the system itself knows trees, `reach` is `tree`.
 * @param onChange the absolute path of what has changed, or null where the system does not say.
 */
export function folderWatcher(reach: "folder" | "tree", onChange: (path: string | null) => void): FolderWatcher {
  const watched = new Map<string, Watched>();
  const drop = (folder: string): void => {
    watched.get(folder)?.watcher.close();
    watched.delete(folder);
  };
  const add = (folder: string): boolean => {
    const id = idOf(folder);
    if (watched.get(folder)?.id === id) return false;
    drop(folder);
    // Gone since it was listed: that is heard of from the folder above.
    if (id === null) return false;
    const watcher = start(folder, reach, onChange);
    if (watcher === null) return false;
    watcher.on("error", () => {
      drop(folder);
      onChange(null);
    });
    watched.set(folder, { watcher, id });
    return true;
  };
  return {
    cover: (folders) => {
      const wanted = new Set(folders);
      for (const folder of watched.keys()) if (!wanted.has(folder)) drop(folder);
      let isNew = false;
      for (const folder of wanted) isNew = add(folder) || isNew;
      return isNew;
    },
    close: () => {
      for (const folder of watched.keys()) drop(folder);
    },
  };
}

interface Watched {
  readonly watcher: FSWatcher;
  /** Of the folder that is listened to: another one may have taken its name. */
  readonly id: string;
}

function idOf(folder: string): string | null {
  const stats = statSync(folder, { throwIfNoEntry: false });
  return stats === undefined ? null : `${stats.dev} ${stats.ino}`;
}

/** Null for a folder that is gone or may not be read. */
function start(folder: string, reach: "folder" | "tree", onChange: (path: string | null) => void): FSWatcher | null {
  try {
    return watch(folder, { recursive: reach === "tree" }, (_event, name) =>
      onChange(name === null ? null : join(folder, name)),
    );
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOSPC" || code === "EMFILE" || code === "ENFILE") throw new WatchLimitError(code);
    if (code === "ENOENT" || code === "ENOTDIR" || code === "EACCES" || code === "EPERM") return null;
    throw error;
  }
}
