import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { platform } from "node:process";
import { setTimeout as pause } from "node:timers/promises";
import type { Snapshot } from "../model/snapshot.js";
import { wayBelow } from "./disk-files.js";
import { folderWatcher, WatchLimitError, type FolderWatcher } from "./folder-watcher.js";
import { foldersAbove, foldersToWatch } from "./folders-to-watch.js";
import type { Located } from "./locate-repository.js";

/** Where a run looks. */
export interface WatchedPlace {
  readonly located: Located;
  /** The analysis root, absolute. */
  readonly root: string;
  readonly snapshot: Snapshot;
  /** What the run reads: the files on disk, git's index, or both. */
  readonly reads: ReadonlySet<"files" | "index">;
}

/** Tells when it is worth to look again. */
export interface Changes {
  /** Watches this place from now on. True when something may have happened there unseen: look again. */
  readonly cover: (place: WatchedPlace) => Promise<boolean>;
  /** Waits until something may have changed since the last time, and has come to rest. */
  readonly next: () => Promise<void>;
  /** What the user should know about how it watches; null for nothing. */
  readonly note: () => string | null;
}

/** How to learn of changes: the system tells, or one looks every now and then. */
export type WatchManner = "events" | "polling";

export function watchChanges(wanted: WatchManner): Changes {
  let manner = wanted;
  let place: WatchedPlace | null = null;
  let entries: ReadonlySet<string> = new Set();
  const bell = makeBell();
  const watcher: FolderWatcher = folderWatcher(KNOWS_TREES ? "tree" : "folder", (path) => {
    if (path === null || place === null || concerns(path, place, entries)) bell.ring();
  });
  return {
    cover: async (next) => {
      place = next;
      entries = new Set(next.snapshot.entries.map((entry) => entry.path));
      if (manner === "polling") return false;
      try {
        return watcher.cover(await foldersFor(next));
      } catch (error) {
        if (!(error instanceof WatchLimitError)) throw error;
        manner = "polling";
        watcher.close();
        return true;
      }
    },
    next: async () => {
      await (manner === "polling" ? pause(EVERY) : bell.heard());
      await untilRest(bell, place);
    },
    note: () => (manner === wanted ? null : LIMIT_NOTE),
  };
}

/** There one watch serves for a whole tree; on Linux Node makes one for each file of it. */
const KNOWS_TREES = platform === "darwin" || platform === "win32";

/** Milliseconds between two looks. */
const EVERY = 1000;

/** Milliseconds without a change after which it has come to rest: an editor may write a file in several steps. */
const REST = 100;

/** Milliseconds after which it is looked at even if it has not come to rest, or git has left a lock behind. */
const MOST = 10_000;

const LIMIT_NOTE =
  "The system allows no more watches (on Linux: fs.inotify.max_user_watches), so the files are looked at every second.";

interface Bell {
  readonly ring: () => void;
  /** Waits until it rang since the last time. */
  readonly heard: () => Promise<void>;
  /** Whether it rang since the last time. */
  readonly rang: () => boolean;
}

function makeBell(): Bell {
  let hasRung = false;
  let wake: (() => void) | null = null;
  const rang = (): boolean => {
    const answer = hasRung;
    hasRung = false;
    return answer;
  };
  return {
    ring: () => {
      hasRung = true;
      wake?.();
    },
    rang,
    heard: async () => {
      if (!hasRung) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      wake = null;
      rang();
    },
  };
}

/** While git holds the lock of the index it is at work: a checkout of thousands of files is one change. */
async function untilRest(bell: Bell, place: WatchedPlace | null): Promise<void> {
  const repository = place?.located.repository;
  const lock = repository?.kind === "repository" ? `${repository.indexFile}.lock` : null;
  for (let waited = 0; waited < MOST; waited += REST) {
    await pause(REST);
    if (!bell.rang() && (lock === null || !existsSync(lock))) return;
  }
}

async function foldersFor({ located, root, snapshot, reads }: WatchedPlace): Promise<readonly string[]> {
  const { repository } = located;
  const ofIndex = reads.has("index") && repository.kind === "repository" ? [dirname(repository.indexFile)] : [];
  if (!reads.has("files")) return ofIndex;
  if (KNOWS_TREES) return [repository.kind === "repository" ? repository.root : root, ...ofIndex];
  return [...foldersAbove(root, located), ...(await foldersToWatch(root, located, snapshot)), ...ofIndex];
}

/** Much happens in a folder that no run would look at: what git ignores, and what git keeps. */
function concerns(
  path: string,
  { located, root, snapshot, reads }: WatchedPlace,
  entries: ReadonlySet<string>,
): boolean {
  const { repository } = located;
  if (repository.kind === "repository" && path === repository.indexFile) return reads.has("index");
  if (!reads.has("files") || /[\\/]\.git[\\/]/.test(path)) return false;
  const way = wayBelow(root, path);
  if (way === null) return foldersAbove(root, located).includes(dirname(path));
  return entries.has(way) || !snapshot.isIgnored(way);
}
