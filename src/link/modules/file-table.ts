import { join, normalize } from "node:path/posix";
import type { SnapshotEntry } from "../../model/snapshot.js";

/** Which files and folders a snapshot has, symbolic links followed inside it. Paths are POSIX and relative to the analysis root. */
export interface FileTable {
  /** The real path of an existing file, null where there is none. */
  file(path: string): string | null;
  directory(path: string): boolean;
  /** A path with the symbolic links in it followed, whether or not anything is there. */
  real(path: string): string;
  isIgnored(path: string): boolean;
}

/** Builds the table from a snapshot's entries. */
export function fileTable(entries: readonly SnapshotEntry[], isIgnored: (path: string) => boolean): FileTable {
  const files = new Set<string>();
  const directories = new Set<string>([""]);
  const links = new Map<string, string>();
  for (const entry of entries) {
    if (entry.type === "file") files.add(entry.path);
    else if (entry.target !== null) links.set(entry.path, entry.target);
    addParents(directories, entry.path);
  }
  const real = links.size === 0 ? (path: string): string => path : linkFollower(links);
  return {
    file: (path) => {
      if (files.has(path)) return path;
      const target = real(path);
      return files.has(target) ? target : null;
    },
    directory: (path) => directories.has(path) || directories.has(real(path)),
    real,
    isIgnored,
  };
}

/** Joins two POSIX paths; null when the result leaves the analysis root. The root itself is `""`. */
export function joinInside(directory: string, relative: string): string | null {
  if (directory !== "" && STEP.test(directory)) return normalized(directory, relative);
  let from = directory;
  let rest = relative;
  // Nearly all paths are a few steps up, then down: no reason to take the whole of them apart.
  for (;;) {
    if (rest.startsWith("./")) rest = rest.slice(2);
    else if (rest.startsWith("../")) {
      if (from === "") return null;
      from = directoryOf(from);
      rest = rest.slice(3);
    } else break;
  }
  if (STEP.test(rest)) return normalized(directory, relative);
  return from === "" ? rest : `${from}/${rest}`;
}

/** An empty name, `.` or `..` somewhere in a path. */
const STEP = /(?:^|\/)\.{0,2}(?:\/|$)/;

function normalized(directory: string, relative: string): string | null {
  const joined = normalize(join(directory, relative)).replace(/\/$/, "");
  if (joined === ".." || joined.startsWith("../") || joined.startsWith("/")) return null;
  return joined === "." ? "" : joined;
}

/** The folder of a path, `""` for the analysis root. */
export function directoryOf(path: string): string {
  const at = path.lastIndexOf("/");
  return at === -1 ? "" : path.slice(0, at);
}

/** A folder and all folders above it, nearest first, the analysis root (`""`) last. */
export function ancestors(directory: string): string[] {
  const all = [directory];
  for (let at = directory; at !== "";) {
    at = directoryOf(at);
    all.push(at);
  }
  return all;
}

function addParents(directories: Set<string>, path: string): void {
  for (let at = directoryOf(path); !directories.has(at); at = directoryOf(at)) directories.add(at);
}

/** Replaces the longest linked prefix until none is left; a loop ends with the path as it is. */
function linkFollower(links: ReadonlyMap<string, string>): (path: string) => string {
  const nearest = nearestLink(links);
  return (path) => {
    let current = path;
    for (let hops = 0; hops < 40; hops++) {
      const link = links.has(current) ? current : nearest(directoryOf(current));
      if (link === null) return current;
      const found = links.get(link) ?? link;
      const target = found === "." ? "" : found;
      const rest = current.slice(link.length);
      current = target === "" ? rest.slice(1) : target + rest;
    }
    return current;
  };
}

/** The link that a folder is or lies in, remembered: where there is one link, a question is asked of every path that is looked for. */
function nearestLink(links: ReadonlyMap<string, string>): (directory: string) => string | null {
  const known = new Map<string, string | null>();
  const find = (directory: string): string | null => {
    const before = known.get(directory);
    if (before !== undefined) return before;
    const above = directory === "" ? null : find(directoryOf(directory));
    const found = links.has(directory) ? directory : above;
    known.set(directory, found);
    return found;
  };
  return find;
}
