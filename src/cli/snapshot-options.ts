import type { ArgumentsCamelCase, InferredOptionTypes, Options } from "yargs";
import { UserError } from "../model/user-error.js";
import type { SnapshotChoice } from "../open-project.js";

/** Options of the commands that can look at another snapshot than the files on disk. */
export const SNAPSHOT_OPTIONS = {
  staged: {
    type: "boolean",
    default: false,
    describe: "Judge what would be committed, not the files on disk",
    group: "Input:",
  },
  ref: {
    type: "string",
    requiresArg: true,
    describe: "Judge a commit, not the files on disk",
    group: "Input:",
  },
  "manifest-of-worktree": {
    type: "boolean",
    default: false,
    describe: "With --ref or --staged: judge by the manifest on disk, not by the one there",
    group: "Input:",
  },
} as const satisfies Record<string, Options>;

export type SnapshotOptions = InferredOptionTypes<typeof SNAPSHOT_OPTIONS>;

type SnapshotArguments = Pick<ArgumentsCamelCase<SnapshotOptions>, "staged" | "ref" | "manifestOfWorktree">;

/**
 * The snapshot that the options ask for.
 * @throws {UserError} when they ask for two.
 */
export function snapshotChoice({ staged, ref, manifestOfWorktree: ofWorktree }: SnapshotArguments): SnapshotChoice {
  if (staged && ref !== undefined) {
    throw new UserError("--staged and --ref exclude each other: the one judges the index, the other a commit");
  }
  const manifest = ofWorktree ? "onDisk" : "own";
  if (ref !== undefined) return { kind: "commit", revision: ref, manifest };
  if (staged) return { kind: "index", manifest };
  if (ofWorktree)
    throw new UserError("--manifest-of-worktree needs --ref or --staged: the files on disk have no other");
  return { kind: "worktree" };
}
