import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { env } from "node:process";

/** What one git command said. */
export interface GitAnswer {
  /** The exit code; -1 when a signal ended it. */
  readonly code: number;
  readonly stdout: Buffer;
  /** In English, whatever the user's locale. */
  readonly stderr: string;
}

/** There is no `git` on the PATH. */
export class GitNotFoundError extends Error {
  override readonly name = "GitNotFoundError";
}

/**
 * Runs git in a directory and collects what it says, whatever the size.
 * It runs nothing that the repository configures, fetches nothing, asks nothing and locks nothing.
 * @throws {GitNotFoundError} when there is no git.
 */
export function askGit(
  directory: string,
  args: readonly string[],
  extraEnvironment: Readonly<Record<string, string>> = {},
): Promise<GitAnswer> {
  return new Promise((resolve, reject) => {
    const child = spawn("git", [...CAREFUL_OPTIONS, ...args], {
      ...carefully(directory, extraEnvironment),
      stdio: ["ignore", "pipe", "pipe"],
    });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
    child.on("error", (error: NodeJS.ErrnoException) => {
      reject(error.code === "ENOENT" ? new GitNotFoundError("git was not found") : error);
    });
    child.on("close", (code) => {
      resolve({
        code: code ?? -1,
        stdout: Buffer.concat(stdout),
        stderr: Buffer.concat(stderr).toString("utf8").trim(),
      });
    });
  });
}

/** Starts git in a directory under the same rules, to talk with it. That there is no git is the child's `error` event. */
export function startGit(
  directory: string,
  args: readonly string[],
  extraEnvironment: Readonly<Record<string, string>> = {},
): ChildProcessWithoutNullStreams {
  return spawn("git", [...CAREFUL_OPTIONS, ...args], { ...carefully(directory, extraEnvironment), stdio: "pipe" });
}

function carefully(directory: string, extraEnvironment: Readonly<Record<string, string>>) {
  return { cwd: directory, env: { ...env, ...CAREFUL_ENVIRONMENT, ...extraEnvironment }, windowsHide: true };
}

/** A repository can name programs in its own config: the file system monitor and hooks are those that listing files would start. */
const CAREFUL_OPTIONS = ["--no-pager", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null"];

const CAREFUL_ENVIRONMENT = {
  /** Messages are matched, so they must be in one language. */
  LC_ALL: "C",
  /** Never refreshes the index on disk: another git command of the user may be at work. */
  GIT_OPTIONAL_LOCKS: "0",
  GIT_TERMINAL_PROMPT: "0",
  /** Partial clones fetch missing objects on demand: git 2.44 has a switch for it, for older ones no transport is allowed. */
  GIT_NO_LAZY_FETCH: "1",
  /** A list of allowed transports. No transport has this name; the empty list cannot be said in the environment on Windows. */
  GIT_ALLOW_PROTOCOL: "none",
};
