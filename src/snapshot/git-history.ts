import { dateOfDay } from "../model/calendar.js";
import { UserError } from "../model/user-error.js";
import { askGit } from "./ask-git.js";
import type { GitPlace } from "./git-objects.js";

/** A commit as a history tells it. */
export interface PastCommit {
  readonly id: string;
  readonly parents: readonly string[];
  /** Committer's date, in days since 1970-01-01, UTC. */
  readonly day: number;
  /** Day of the author's date, UTC, ISO. */
  readonly authored: string;
  readonly author: string;
  /** First paragraph of the message in one line. */
  readonly subject: string;
}

/**
 * The commits that lead to another one, that one last, none before its parents.
 * @param range `first-parent` follows the first parent of each merge only: what was on the branch, one commit after the other.
 * @param since a commit: what leads to that one is left out, and it itself too.
 */
export async function listCommits(
  place: GitPlace,
  tip: string,
  range: "first-parent" | "all",
  since: string | null = null,
): Promise<readonly PastCommit[]> {
  const options = ["--topo-order", "--reverse", ...(range === "first-parent" ? ["--first-parent"] : [])];
  return ask(place, [...options, tip, ...(since === null ? [] : [`^${since}`])]);
}

/** The commits themselves, in the order in which they are named. */
export async function describeCommits(place: GitPlace, ids: readonly string[]): Promise<readonly PastCommit[]> {
  return ids.length === 0 ? [] : ask(place, ["--no-walk=unsorted", ...ids]);
}

/** A tag, and the commit that it leads to. */
export interface Tag {
  readonly name: string;
  readonly commit: string;
}

/** The tags of commits that lead to another one, sorted by name. */
export async function listTags({ directory, environment }: GitPlace, tip: string): Promise<readonly Tag[]> {
  const format = "%(refname:strip=2)%00%(objecttype)%00%(objectname)%00%(*objecttype)%00%(*objectname)";
  const { code, stdout, stderr } = await askGit(
    directory,
    ["for-each-ref", `--merged=${tip}`, `--format=${format}`, "refs/tags"],
    environment,
  );
  if (code !== 0) throw new UserError(`git cannot list the tags of ${directory}: ${stderr}`);
  const lines = stdout.toString("utf8").split("\n").slice(0, -1);
  return lines.flatMap((line) => {
    const [name = "", type, id = "", peeledType, peeled = ""] = line.split("\0");
    if (type === "commit") return [{ name, commit: id }];
    return peeledType === "commit" ? [{ name, commit: peeled }] : [];
  });
}

/** Whether a clone has the last commits only. */
export async function isShallow({ directory, environment }: GitPlace): Promise<boolean> {
  const { stdout } = await askGit(directory, ["rev-parse", "--is-shallow-repository"], environment);
  return stdout.toString("utf8").trim() === "true";
}

/** Whether the one commit leads to the other one, or is it. */
export async function leadsTo({ directory, environment }: GitPlace, earlier: string, later: string): Promise<boolean> {
  const args = ["--no-replace-objects", "merge-base", "--is-ancestor", earlier, later];
  return (await askGit(directory, args, environment)).code === 0;
}

/** `rev-list` shows no signatures, which would start the program that the repository names for checking them. */
async function ask({ directory, environment }: GitPlace, args: readonly string[]): Promise<readonly PastCommit[]> {
  const { code, stdout, stderr } = await askGit(
    directory,
    ["--no-replace-objects", "rev-list", "--encoding=UTF-8", `--format=${FORMAT}`, ...args],
    environment,
  );
  if (code !== 0) throw new UserError(`git cannot list the commits of ${directory}: ${stderr}`);
  const lines = stdout.toString("utf8").split("\n").slice(0, -1);
  // Each record is `commit <id>`, and then a line in the format.
  return lines.flatMap((line, index) => (index % 2 === 1 ? [parse(line)] : []));
}

const FORMAT = "%H%x00%P%x00%ct%x00%at%x00%an%x00%s";

function parse(line: string): PastCommit {
  const [id = "", parents = "", committed = "", authored = "", author = "", subject = ""] = line.split("\0");
  return {
    id,
    parents: parents === "" ? [] : parents.split(" "),
    day: dayOf(committed),
    authored: dateOfDay(dayOf(authored)) ?? "",
    author,
    subject,
  };
}

/** What git cannot read as a date is the first day. */
function dayOf(seconds: string): number {
  return Math.floor(Number(seconds) / 86_400) || 0;
}
