import { UserError } from "../model/user-error.js";
import { askGit } from "./ask-git.js";
import type { GitPlace } from "./git-objects.js";

/** A path in the index or in a commit. */
export interface TreeEntry {
  /** Six octal digits: `100…` a regular file, `120000` a symlink, `160000` a submodule. */
  readonly mode: string;
  readonly blob: string;
  /** Relative to the top of the repository. */
  readonly path: string;
}

/**
 * What would be committed now: the index that `GIT_INDEX_FILE` names, else the work tree's own. `place` is the top of the work tree.
 * @throws {UserError} when it has unmerged paths, with which nothing can be committed.
 */
export async function listIndex(place: GitPlace): Promise<readonly TreeEntry[]> {
  const records = await list(place, ["ls-files", "-z", "--stage"]);
  const entries = records.map(parseStaged);
  const unmerged = [...new Set(entries.filter(({ stage }) => stage !== "0").map(({ path }) => path))];
  if (unmerged.length > 0) {
    const more = unmerged.length > 5 ? ` and ${unmerged.length - 5} more` : "";
    throw new UserError(
      `Nothing can be committed while paths are unmerged: ${unmerged.slice(0, 5).join(", ")}${more}. Resolve them and git add them`,
    );
  }
  return entries.some(({ blob }) => EMPTY_TREE[blob] !== undefined) ? withoutIntended(place, entries) : entries;
}

/**
 * The files of a commit.
 * @throws {UserError} when git does not have its folders, as in a clone without trees.
 */
export async function listCommit(place: GitPlace, commit: string): Promise<readonly TreeEntry[]> {
  const records = await list(place, ["--no-replace-objects", "ls-tree", "-r", "-z", "--full-tree", commit]);
  return records.map(parseTreeEntry);
}

/** What a partial clone lacks of a commit's or, with `--indexed-objects`, the index's objects. */
export async function missingObjects({ directory, environment }: GitPlace, tip: string): Promise<ReadonlySet<string>> {
  const options = ["--objects", "--no-walk", "--missing=print"];
  const { stdout } = await askGit(directory, ["--no-replace-objects", "rev-list", ...options, tip], environment);
  return new Set([...stdout.toString("latin1").matchAll(/^\?([\da-f]+)/gm)].map(([, id = ""]) => id));
}

/** The command that completes a partial clone. */
export const FETCH_ALL = "git fetch --refetch --no-filter";

/** By the empty blob of each object format, its empty tree. */
const EMPTY_TREE: Readonly<Record<string, string>> = {
  e69de29bb2d1d6434b8b29ae775ad8c2e48c5391: "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
  "473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813":
    "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321",
};

/** Files of `git add --intent-to-add` stand in the index as empty ones, and are left out of a commit. */
async function withoutIntended(place: GitPlace, entries: readonly TreeEntry[]): Promise<readonly TreeEntry[]> {
  const tree = entries.map(({ blob }) => EMPTY_TREE[blob]).find((id) => id !== undefined) ?? "";
  const options = ["--cached", "--name-only", "--no-renames", "--ita-invisible-in-index", "-z"];
  const committed = new Set(await list(place, ["diff-index", ...options, tree]));
  return entries.filter(({ blob, path }) => EMPTY_TREE[blob] === undefined || committed.has(path));
}

/** `100644 <blob> <stage>\t<path>` */
function parseStaged(record: string): TreeEntry & { readonly stage: string } {
  const tab = record.indexOf("\t");
  const [mode = "", blob = "", stage = ""] = record.slice(0, tab).split(" ");
  return { mode, blob, stage, path: record.slice(tab + 1) };
}

/** `100644 blob <blob>\t<path>` */
function parseTreeEntry(record: string): TreeEntry {
  const tab = record.indexOf("\t");
  const [mode = "", , blob = ""] = record.slice(0, tab).split(" ");
  return { mode, blob, path: record.slice(tab + 1) };
}

async function list({ directory, environment }: GitPlace, args: readonly string[]): Promise<readonly string[]> {
  const answer = await askGit(directory, args, environment);
  if (answer.code !== 0) throw cannotList(directory, answer.stderr);
  const records = answer.stdout.toString("utf8").split("\0");
  records.pop();
  return records;
}

function cannotList(directory: string, said: string): UserError {
  if (said.includes("promisor")) {
    return new UserError(
      `${directory} is a partial clone that lacks the folders of this commit, and ssotlint fetches nothing. All objects come with ${FETCH_ALL}`,
    );
  }
  return new UserError(`git cannot list the files of ${directory}: ${said}`);
}
