import { UserError } from "../model/user-error.js";
import { startGit } from "./ask-git.js";
import type { GitPlace } from "./git-objects.js";
import { listCommit } from "./list-tree.js";

/** A file that some commit has and the one before it had not, or not so. */
export interface ChangedFile {
  /** Relative to the top of the repository. */
  readonly path: string;
  readonly blob: string;
}

/**
 * The regular files of the first commit, and what each of the others has that the one before it had not. One git for all of them.
 * @throws {UserError} when git cannot list them.
 */
export async function changedFiles(place: GitPlace, commits: readonly string[]): Promise<readonly ChangedFile[]> {
  const [first, ...rest] = commits;
  if (first === undefined) return [];
  const files = (await listCommit(place, first)).filter(({ mode }) => mode.startsWith("100"));
  const pairs = rest.map((commit, index) => `${commit} ${commits[index]}\n`).join("");
  return [...files, ...parse(await diffTrees(place, pairs))];
}

function diffTrees({ directory, environment }: GitPlace, pairs: string): Promise<string> {
  const options = ["-r", "-z", "--raw", "--no-renames", "--no-commit-id", "--no-ext-diff", "--no-abbrev"];
  const git = startGit(directory, ["--no-replace-objects", "diff-tree", "--stdin", ...options], environment);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const errors: Buffer[] = [];
    git.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    git.stderr.on("data", (chunk: Buffer) => errors.push(chunk));
    git.stdin.on("error", () => {});
    git.on("error", reject);
    git.on("close", (code) => {
      if (code === 0) resolve(Buffer.concat(chunks).toString("utf8"));
      else reject(new UserError(`git cannot compare the commits of ${directory}: ${Buffer.concat(errors).toString()}`));
    });
    git.stdin.end(pairs);
  });
}

/** `:<mode before> <mode> <blob before> <blob> <status>`, then the path, each ended by a zero byte. */
function parse(text: string): readonly ChangedFile[] {
  const parts = text.split("\0");
  const files: ChangedFile[] = [];
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const [, mode = "", , blob = ""] = (parts[at] ?? "").split(" ");
    if (mode.startsWith("100")) files.push({ path: parts[at + 1] ?? "", blob });
  }
  return files;
}
