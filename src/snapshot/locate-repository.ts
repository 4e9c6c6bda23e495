import { realpath, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { cwd, env } from "node:process";

import { UserError } from "../model/user-error.js";
import { askGit, type GitAnswer, GitNotFoundError } from "./ask-git.js";
import type { ObjectFormat } from "./blob-id.js";
import { wayBelow } from "./disk-files.js";
import { didYouMeanOnDisk } from "./near-on-disk.js";

/** A directory inside a git work tree. */
export interface Repository {
  readonly kind: "repository";
  /** The top of the work tree, absolute. */
  readonly root: string;
  /** The way from the top down to the directory: `""`, else POSIX and ending in `/`. */
  readonly prefix: string;
  /** What HEAD points to; null before the first commit. */
  readonly commit: string | null;
  /** The file that says what is staged, absolute; `GIT_INDEX_FILE` counts. */
  readonly indexFile: string;
  /** What all work trees of the repository share, absolute: its `.git` folder. */
  readonly commonDir: string;
  readonly objectFormat: ObjectFormat;
  /** The variables that git has to be started with to find this repository from any directory. */
  readonly environment: Readonly<Record<string, string>>;
  /** Asks git in the directory. */
  readonly ask: (args: readonly string[]) => Promise<GitAnswer>;
}

/** A directory from which git finds a repository, but no work tree: a bare one, or the inside of `.git`. */
export interface BareRepository {
  readonly kind: "bare";
  readonly commonDir: string;
  readonly objectFormat: ObjectFormat;
  readonly environment: Readonly<Record<string, string>>;
}

/** A directory that git knows nothing of. */
export interface NoRepository {
  readonly kind: "none";
  /** The beginning of a sentence that says why. */
  readonly reason: string;
}

/** A directory, absolute and free of symlinks, and where git finds it. */
export interface Located {
  readonly directory: string;
  readonly repository: Repository | BareRepository | NoRepository;
}

/**
 * Finds out where a directory is.
 * @throws {UserError} when it does not exist, or git refuses the repository.
 */
export async function locate(path: string): Promise<Located> {
  const directory = await existingDirectory(path);
  return { directory, repository: await locateRepository(directory) };
}

/**
 * Finds the repository that a directory is in, as git itself would: `GIT_DIR` and its kin count.
 * @throws {UserError} when there is a repository that git refuses or cannot read.
 */
export async function locateRepository(directory: string): Promise<Repository | BareRepository | NoRepository> {
  try {
    const environment = await explicitWorkTree(directory);
    const ask = (args: readonly string[]): Promise<GitAnswer> => askGit(directory, args, environment);
    const place = await askPlace(ask);
    if (place.values === null) return refusal(directory, place.stderr);
    const { inside, root, indexFile, commonDir, format, prefix, commit } = place.values;
    const shared = {
      commonDir: resolve(directory, commonDir),
      objectFormat: format === "sha256" ? ("sha256" as const) : ("sha1" as const),
      environment,
    };
    if (inside !== "true") return { kind: "bare", ...shared };
    return {
      kind: "repository",
      ...shared,
      root: resolve(root),
      prefix,
      commit,
      indexFile: resolve(directory, indexFile),
      ask,
    };
  } catch (error) {
    if (error instanceof GitNotFoundError) return { kind: "none", reason: "git was not found" };
    throw error;
  }
}

/** What rev-parse says of where a directory is, in this order, one line each. */
const PLACE = {
  inside: "--is-inside-work-tree",
  format: "--show-object-format",
  root: "--show-toplevel",
  commonDir: "--git-common-dir",
  indexFile: "--git-path index",
  prefix: "--show-prefix",
} as const;

type PlaceName = keyof typeof PLACE;

interface Place extends Readonly<Record<PlaceName, string>> {
  readonly commit: string | null;
}

/** Asks once; where a path has a line break in it, which makes the answer ambiguous, once for each value. */
async function askPlace(ask: Repository["ask"]): Promise<{ readonly values: Place | null; readonly stderr: string }> {
  const names = Object.keys(PLACE) as PlaceName[];
  const options = names.flatMap((name) => PLACE[name].split(" "));
  const all = await ask(["rev-parse", ...options, HEAD_COMMIT]);
  const lines = withoutLineEnd(all).split("\n");
  // Before the first commit there is no HEAD: git repeats the word, and fails.
  if (lines.length === names.length + 1 && (all.code === 0 || lines.at(-1) === HEAD_COMMIT)) {
    const values = Object.fromEntries(names.map((name, index) => [name, lines[index] ?? ""])) as Record<
      PlaceName,
      string
    >;
    return { values: { ...values, commit: all.code === 0 ? (lines.at(-1) ?? null) : null }, stderr: "" };
  }
  const [head, ...answers] = await Promise.all([
    ask(["rev-parse", "--verify", "--quiet", HEAD_COMMIT]),
    ...names.map((name) => ask(["rev-parse", ...PLACE[name].split(" ")])),
  ]);
  const inside = answers[0];
  if (inside?.code !== 0) return { values: null, stderr: inside?.stderr ?? all.stderr };
  const values = Object.fromEntries(
    names.map((name, index) => [name, answers[index]?.code === 0 ? withoutLineEnd(answers[index]) : ""]),
  ) as Record<PlaceName, string>;
  return { values: { ...values, commit: head.code === 0 ? withoutLineEnd(head) : null }, stderr: "" };
}

const HEAD_COMMIT = "HEAD^{commit}";

/** What to say where files on disk are asked for and there are none. */
export function noWorkTree(directory: string): UserError {
  return new UserError(`git has no work tree at ${directory}: --ref <commit> judges a commit without one`);
}

/**
 * The directory, absolute and free of symlinks.
 * @throws {UserError} when it does not exist or is no directory.
 */
export async function existingDirectory(directory: string): Promise<string> {
  try {
    if (!(await stat(directory)).isDirectory()) throw new UserError(`${directory} is not a directory`);
    return await realpath(directory);
  } catch (error) {
    if (error instanceof UserError) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    if (code === "ENOENT" || code === "ENOTDIR") {
      throw new UserError(`${directory} does not exist${await didYouMeanOnDisk(directory)}`);
    }
    throw new UserError(`${directory} cannot be read: ${String(code)}`);
  }
}

/**
 * The variables by which the user (or git, for a hook) names a repository, made independent of the directory that git runs in.
 * With `GIT_DIR` alone, git takes the directory that it is started in for the top of the work tree, and that is where the user is,
 * not the directory that is analysed.
 */
async function explicitWorkTree(directory: string): Promise<Readonly<Record<string, string>>> {
  const gitDir = env["GIT_DIR"];
  if (gitDir === undefined) return {};
  const workTree = env["GIT_WORK_TREE"];
  const absolute = { GIT_DIR: resolve(gitDir) };
  if (workTree !== undefined) return { ...absolute, GIT_WORK_TREE: resolve(workTree) };
  const top = await askGit(cwd(), ["rev-parse", "--show-toplevel"]);
  if (top.code !== 0) return absolute;
  const root = withoutLineEnd(top);
  return wayBelow(root, directory) === null ? absolute : { ...absolute, GIT_WORK_TREE: root };
}

/** Sorts out why git does not answer: no repository is an answer, everything else is for the user to put right. */
function refusal(directory: string, stderr: string): NoRepository {
  const dubious = /(?:detected dubious ownership in|unsafe) repository(?: at)? \(?'([^']*)'/.exec(stderr);
  if (dubious !== null) {
    const at = dubious[1] ?? directory;
    throw new UserError(
      `git does not trust ${at}, because another user owns it. If you do: git config --global --add safe.directory '${at}'`,
    );
  }
  if (/not a git repository \(or any/.test(stderr)) {
    return { kind: "none", reason: "This is not a git repository" };
  }
  const broken = /not a git repository: (.*)/.exec(stderr);
  if (broken === null) throw new UserError(`git cannot read the repository at ${directory}: ${stderr}`);
  if (env["GIT_DIR"] !== undefined) throw new UserError(`GIT_DIR is not a git repository: ${env["GIT_DIR"]}`);
  // A copied worktree or submodule, as in a container: its .git file names a repository that did not come along.
  return { kind: "none", reason: `The .git file here names ${broken[1] ?? ""}, which is not a git repository` };
}

function withoutLineEnd(answer: GitAnswer): string {
  return answer.stdout.toString("utf8").replace(/\n$/, "");
}
