import { UserError } from "../model/user-error.js";
import { inspect } from "./disk-files.js";
import type { GitAnswer } from "./ask-git.js";
import type { Listing } from "./build-snapshot.js";
import type { Repository } from "./locate-repository.js";

/**
 * What git tracks or would track below the analysis root, as it stands on disk. Submodules, nested repositories, deleted files and files
 * that a sparse checkout left out are not in it.
 */
export async function listWorktree(root: string, repository: Repository): Promise<Listing> {
  const [staged, others, deleted] = await Promise.all([
    // `-t` puts the state in front: a file that a sparse checkout left out is not reported as deleted.
    repository.ask(["ls-files", "-z", "-t", "--stage"]),
    repository.ask(["ls-files", "-z", "--others", "--exclude-standard"]),
    repository.ask(["ls-files", "-z", "--deleted"]),
  ]);
  const missing = new Set(paths(deleted, root));
  const tracked = parseStaged(paths(staged, root));
  const files: string[] = [];
  const toInspect: string[] = [];
  for (const [path, state] of tracked) {
    if (state === "submodule" || missing.has(path)) continue;
    (state === "file" ? files : toInspect).push(path);
  }
  // git names an untracked repository inside this one as a folder, with a slash at the end.
  for (const path of paths(others, root)) if (!path.endsWith("/") && !tracked.has(path)) toInspect.push(path);

  const links = new Map<string, string | null>();
  const inspected = await Promise.all(toInspect.map(async (path) => ({ path, entry: await inspect(root, path) })));
  for (const { path, entry } of inspected) {
    if (entry?.type === "file") files.push(path);
    if (entry?.type === "symlink") links.set(path, entry.text);
  }
  return { files: withoutFilesBehind(links, files), blobs: new Map(), links };
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
  return files.filter((path) => {
    for (let slash = path.indexOf("/"); slash !== -1; slash = path.indexOf("/", slash + 1)) {
      if (links.has(path.slice(0, slash))) return false;
    }
    return true;
  });
}

function paths(answer: GitAnswer, root: string): readonly string[] {
  if (answer.code !== 0) throw new UserError(`git cannot list the files of ${root}: ${answer.stderr}`);
  const records = answer.stdout.toString("utf8").split("\0");
  records.pop();
  return records;
}
