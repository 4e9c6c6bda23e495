/**
 * The set of files that a run judges, read-only: a work tree, the git index, a commit, a plain directory, or files in memory.
 * Everything that a run learns about files it learns from here.
 */
export interface Snapshot {
  readonly kind: SnapshotKind;
  /** The commit that is judged, or that the work tree or index stands on; null without one. */
  readonly commit: string | null;
  /** The way from the root of the git repository down to the analysis root, `""` when they are the same, else ending in `/`. */
  readonly prefix: string;
  /** Every entry below the analysis root that git tracks or would track, sorted by path. */
  readonly entries: readonly SnapshotEntry[];
  /**
   * The bytes of a listed regular file.
   * @throws {FileGoneError} when the file is no longer there or cannot be read.
   */
  read(path: string): Promise<Uint8Array>;
  /**
   * The same at once; null where bytes come from somewhere else than a disk or memory.
   * @throws {FileGoneError} as above.
   */
  readNow(path: string): Uint8Array | null;
  /**
   * The id that git gives to a file with these bytes. A file may have changed since it was listed: the id that it was listed with stays when
   * it still has the bytes of that, or has them but for the line ends that git wrote to the disk.
   */
  blobOf(bytes: Uint8Array, listed: string | null): string;
  /** Tells the files that say what is ignored and generated from all others, those above the analysis root included. */
  readonly policyId: string;
  /** Tells the files that say what is ignored from all others. */
  readonly ignoresId: string;
  /** Whether git ignores this path, so that what is missing there may be generated or installed. Also true below `node_modules`. */
  isIgnored(path: string): boolean;
  /** Git attributes that say how a file is to be treated. */
  attributes(path: string): FileAttributes;
}

export type SnapshotKind = "worktree" | "index" | "commit" | "directory" | "memory";

export interface SnapshotEntry {
  /** POSIX, relative to the analysis root. */
  readonly path: string;
  readonly type: "file" | "symlink";
  /** Git's blob id when it is known without reading the file. */
  readonly blob: string | null;
  /** For a symlink that stays inside the analysis root: the path that it leads to. Null when it leaves it, dangles or loops. */
  readonly target: string | null;
}

export interface FileAttributes {
  readonly generated: boolean;
  readonly vendored: boolean;
}

/** A file that was listed cannot be read: it vanished, or permission is missing. */
export class FileGoneError extends Error {
  override readonly name = "FileGoneError";
  readonly path: string;

  constructor(path: string, reason: string) {
    super(`${path}: ${reason}`);
    this.path = path;
  }
}
