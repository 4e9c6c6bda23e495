import { dateOfDay } from "../model/calendar.js";

/**
 * The UTC date, ISO, of a commit object: the day on which a check of the work tree would have run. Null where it has none that can be read.
 * Format: https://git-scm.com/docs/git-commit-tree#_commit_information
 */
export function committerDate(commit: string): string | null {
  const headers = commit.slice(0, commit.indexOf("\n\n") + 1);
  const seconds = /^committer .*> (-?\d+) [+-]\d+$/m.exec(headers)?.[1];
  return seconds === undefined ? null : dateOfDay(Math.floor(Number(seconds) / 86_400));
}
