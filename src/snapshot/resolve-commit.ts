import { didYouMean } from "../model/nearest.js";
import { UserError } from "../model/user-error.js";
import { askGit, type GitAnswer } from "./ask-git.js";
import type { GitPlace } from "./git-objects.js";
import { refNames } from "./ref-names.js";

/**
 * The id of the commit that a revision means: a branch, a tag, an id, `HEAD~3`, whatever `git rev-parse` takes.
 * @throws {UserError} when it means none, or more than one thing.
 */
export async function resolveCommit(place: GitPlace, revision: string): Promise<string> {
  if (revision === "" || /[\0\n]/.test(revision)) throw new UserError("A revision is expected, such as main or HEAD~1");
  if (revision.startsWith("-")) throw new UserError(`${revision} is no revision: none begins with a dash`);
  const named = await revParse(place, revision);
  if (named.code === 0 && /warning: refname '.*' is ambiguous/.test(named.stderr)) {
    throw new UserError(
      `${revision} is ambiguous: several refs, or a ref and an object, are called so. Write it whole, as in refs/heads/${revision} or refs/tags/${revision}`,
    );
  }
  const id = idIn(named);
  // In a second step, because a search such as `:/text` would take `^{commit}` for a part of the text.
  const commit = id === null ? null : await revParse(place, `${id}^{commit}`);
  const found = commit === null ? null : idIn(commit);
  if (found !== null) return found;
  throw await refusal(place, revision, commit === null || commit.stderr === "" ? named : commit);
}

function revParse({ directory, environment }: GitPlace, text: string): Promise<GitAnswer> {
  return askGit(directory, ["-c", "core.warnAmbiguousRefs=true", "rev-parse", "--verify", text], environment);
}

/** `^HEAD` and ranges give ids with signs, which mean no commit. */
function idIn({ code, stdout }: GitAnswer): string | null {
  const text = stdout.toString("utf8").trim();
  return code === 0 && /^(?:[\da-f]{40}|[\da-f]{64})$/.test(text) ? text : null;
}

async function refusal(place: GitPlace, revision: string, { stderr }: GitAnswer): Promise<UserError> {
  if (/short object ID \S+ is ambiguous/i.test(stderr)) {
    return new UserError(
      `${revision} is ambiguous: several objects have an id that begins so. Write more of its digits`,
    );
  }
  const type = /expected commit type, but the object dereferences to (\w+) type/.exec(stderr);
  if (type !== null) return new UserError(`${revision} is a ${type[1]}, not a commit`);
  const own = /^fatal: (?!Needed a single revision)(.*)/m.exec(stderr);
  const what = `${revision} is no commit of this repository${own === null ? "" : ` (${own[1]})`}`;
  const guess = await likeName(place, revision);
  const shallow = await askGit(place.directory, ["rev-parse", "--is-shallow-repository"], place.environment);
  if (shallow.stdout.toString("utf8").trim() !== "true") {
    return new UserError(guess === "" ? what : `${what}.${guess}`);
  }
  return new UserError(
    `${what}, which is a shallow clone and has the last commits only. More come with git fetch --deepen=<count>, all with git fetch --unshallow; in GitHub Actions, with fetch-depth: 0`,
  );
}

/** Nothing is meant by a name that is there, nor by the way to a commit from one. */
async function likeName({ directory, environment }: GitPlace, revision: string): Promise<string> {
  if (!/^[\w./-]+$/.test(revision)) return "";
  const names = await refNames(directory, environment);
  return names.includes(revision) ? "" : didYouMean(revision, names);
}
