import { lstatSync, readFileSync, statSync, type Stats } from "node:fs";
import { UserError } from "../model/user-error.js";
import { inspect } from "./disk-files.js";
import type { GitAnswer } from "./ask-git.js";
import type { Listing } from "./build-snapshot.js";
import { readGitIndex, type IndexStat } from "./git-index.js";
import type { Repository } from "./locate-repository.js";

/**
 * What git tracks or would track below the analysis root, as it stands on disk. Submodules, nested repositories, deleted files and files
 * that a sparse checkout left out are not in it. What git has not seen change since it last looked has the blob that the index says.
 */
export async function listWorktree(root: string, repository: Repository): Promise<Listing> {
  const asked = repository.ask(["ls-files", "-z", "--others", "--exclude-standard"]);
  // While git looks for what is not tracked.
  const tracked = readTracked(root, repository) ?? (await askTracked(root, repository));
  const others = await asked;

  const toInspect = [...tracked.toInspect];
  // git names an untracked repository inside this one as a folder, with a slash at the end.
  for (const path of paths(others, root)) if (!path.endsWith("/") && !tracked.isKnown(path)) toInspect.push(path);
  const files = [...tracked.files];
  const links = new Map<string, string | null>();
  const inspected = await Promise.all(toInspect.map(async (path) => ({ path, entry: await inspect(root, path) })));
  for (const { path, entry } of inspected) {
    if (entry?.type === "file") files.push(path);
    if (entry?.type === "symlink") links.set(path, entry.text);
  }
  return { files: withoutFilesBehind(links, files), blobs: tracked.blobs, links };
}

interface Tracked {
  /** Whether a path below the root is tracked; submodules are. */
  readonly isKnown: (path: string) => boolean;
  /** There, as regular files. */
  readonly files: readonly string[];
  readonly blobs: ReadonlyMap<string, string>;
  /** What has to be looked at on disk. */
  readonly toInspect: readonly string[];
}

/** From the index file and what is on disk; null when the file cannot be read by itself. */
function readTracked(root: string, repository: Repository): Tracked | null {
  let bytes: Buffer;
  let written: number;
  try {
    bytes = readFileSync(repository.indexFile);
    written = statSync(repository.indexFile).mtimeMs;
  } catch {
    return null;
  }
  const index = readGitIndex(bytes, repository.objectFormat);
  if (index === null) return null;
  const { prefix } = repository;
  const files: string[] = [];
  const blobs = new Map<string, string>();
  const toInspect: string[] = [];
  let previous = "";
  for (const entry of index.entries) {
    // An unmerged path has an entry for each of its stages, one after the other.
    if (entry.path === previous || !entry.path.startsWith(prefix)) continue;
    previous = entry.path;
    if (entry.mode === SUBMODULE) continue;
    const path = entry.path.slice(prefix.length);
    const stats = lstatSync(`${root}/${path}`, { throwIfNoEntry: false });
    // What has no name that can be written down is listed, so that somebody says that it cannot be read.
    if (stats === undefined && !path.includes("\uFFFD")) continue;
    if (entry.stage !== 0 || entry.skipWorktree || (stats !== undefined && !stats.isFile())) {
      toInspect.push(path);
      continue;
    }
    files.push(path);
    if (stats === undefined || (entry.mode & REGULAR) !== REGULAR) continue;
    if (isUntouched(index.statOf(entry), stats, written)) blobs.set(path, entry.blob);
  }
  // Mostly nobody asks: git lists nothing else.
  let known: ReadonlySet<string> | null = null;
  const isKnown = (path: string): boolean =>
    (known ??= new Set(index.entries.map((entry) => entry.path))).has(prefix + path);
  return { isKnown, files, blobs, toInspect };
}

const SUBMODULE = 0o160000;

/**
 * Whether a file is the one that git saw: every number is the same, and it was not written as late as the index, when it might have
 * changed again in the same instant. https://git-scm.com/docs/racy-git
 */
function isUntouched(stat: IndexStat, file: Stats, written: number): boolean {
  return (
    file.mtimeMs === stat.mtime &&
    file.ctimeMs === stat.ctime &&
    file.size % CUT === stat.size &&
    file.ino % CUT === stat.ino &&
    file.mtimeMs < written
  );
}

const REGULAR = 0o100000;

/** The index has 32 bits for a number. */
const CUT = 2 ** 32;

/** From what git says of an index that cannot be read here. */
async function askTracked(root: string, repository: Repository): Promise<Tracked> {
  const [staged, deleted] = await Promise.all([
    // `-t` puts the state in front: a file that a sparse checkout left out is not reported as deleted.
    repository.ask(["ls-files", "-z", "-t", "--stage"]),
    repository.ask(["ls-files", "-z", "--deleted"]),
  ]);
  const missing = new Set(paths(deleted, root));
  const known = new Set<string>();
  const files: string[] = [];
  const toInspect: string[] = [];
  for (const [path, state] of parseStaged(paths(staged, root))) {
    known.add(path);
    if (state === "submodule" || missing.has(path)) continue;
    (state === "file" ? files : toInspect).push(path);
  }
  return { isKnown: (path) => known.has(path), files, blobs: new Map(), toInspect };
}

/** `file` is taken at its word; `inspect` has to be looked at on disk. */
type TrackedState = "file" | "inspect" | "submodule";

/** Lines such as `H 100644 <blob> 0\tpath`: tag, mode, blob id, merge stage. An unmerged path has a line for each of its stages. */
function parseStaged(lines: readonly string[]): ReadonlyMap<string, TrackedState> {
  const states = new Map<string, TrackedState>();
  for (const line of lines) {
    const tab = line.indexOf("\t");
    const mode = line.slice(2, 8);
    const isPlain = line.startsWith("H ") && mode.startsWith("100") && line[tab - 1] === "0";
    states.set(line.slice(tab + 1), mode === "160000" ? "submodule" : isPlain ? "file" : "inspect");
  }
  return states;
}

/** A tracked folder may have been replaced by a symlink: git still finds the files behind it, but they are not files of this tree. */
function withoutFilesBehind(links: ReadonlyMap<string, string | null>, files: readonly string[]): readonly string[] {
  if (links.size === 0) return files;
  const isBehind = (path: string): boolean => {
    for (let slash = path.indexOf("/"); slash !== -1; slash = path.indexOf("/", slash + 1)) {
      if (links.has(path.slice(0, slash))) return true;
    }
    return false;
  };
  // Files come folder by folder, and a folder is judged once.
  let folder = "";
  let isFolderBehind = false;
  return files.filter((path) => {
    const end = path.lastIndexOf("/") + 1;
    if (end === folder.length && path.startsWith(folder)) return !isFolderBehind;
    folder = path.slice(0, end);
    isFolderBehind = isBehind(path);
    return !isFolderBehind;
  });
}

function paths(answer: GitAnswer, root: string): readonly string[] {
  if (answer.code !== 0) throw new UserError(`git cannot list the files of ${root}: ${answer.stderr}`);
  const records = answer.stdout.toString("utf8").split("\0");
  records.pop();
  return records;
}
