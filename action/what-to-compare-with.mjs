import { spawnSync } from "node:child_process";
import { WorkflowError } from "./workflow.mjs";

/**
 * The commit that findings are compared with.
 * @param asked `auto`, `none`, or a revision
 * @returns `since`, or null and `why`, which `isMissed` when there should have been one
 */
export function whatToCompareWith(asked, event, directory) {
  if (asked === "none" || asked === "")
    return { since: null, isMissed: false, why: "there is nothing to compare with" };
  if (asked !== "auto") return { since: asked, isMissed: false, why: null };
  if (event.pull_request !== undefined) return ofPullRequest(event.pull_request, directory);
  if (isCommit(event.before)) return ofPush(event.before, directory);
  return {
    since: null,
    isMissed: false,
    why: "there is nothing to compare with: the run is for no pull request, and nothing was there before it",
  };
}

/** GitHub checks out what the merge would be, unless the workflow asks for something else: its first parent is what it would be merged into. */
function ofPullRequest(pull, directory) {
  // A commit in its raw form names its parents even where a shallow clone does not have them.
  const merge = git(directory, ["cat-file", "commit", "HEAD"]) ?? "";
  const parents = [...merge.matchAll(/^parent ([\da-f]{40,64})$/gm)].map(([, id]) => id);
  const isMerge = git(directory, ["rev-parse", "HEAD"])?.trim() === process.env.GITHUB_SHA && parents.length === 2;
  if (isMerge) return has(directory, parents[0]) ? found(parents[0]) : shallow("2");
  const base = pull.base?.sha;
  if (!isCommit(base)) throw new WorkflowError("since: the event names no commit that the pull request is based on");
  const fork = git(directory, ["merge-base", base, "HEAD"])?.trim() ?? "";
  return isCommit(fork) ? found(fork) : shallow("0");
}

function ofPush(before, directory) {
  return has(directory, before) ? found(before) : shallow("0");
}

function found(since) {
  return { since, isMissed: false, why: null };
}

function shallow(depth) {
  return {
    since: null,
    isMissed: true,
    why: `the checkout does not have the commit to compare with, so that nothing is known to be new. Give actions/checkout fetch-depth: ${depth}, or this action since: none`,
  };
}

/** An id, and not the zeros that stand for no commit. */
function isCommit(id) {
  return typeof id === "string" && /^[\da-f]{40,64}$/.test(id) && !/^0+$/.test(id);
}

function has(directory, id) {
  return git(directory, ["cat-file", "-e", `${id}^{commit}`]) !== null;
}

function git(directory, args) {
  const { status, stdout } = spawnSync("git", args, {
    cwd: directory,
    encoding: "utf8",
    env: { ...process.env, GIT_NO_LAZY_FETCH: "1" },
  });
  return status === 0 ? stdout : null;
}
