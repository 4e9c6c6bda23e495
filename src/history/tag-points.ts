import { dateOfDay } from "../model/calendar.js";
import { compareStrings } from "../model/order.js";
import { describeCommits, leadsTo, type PastCommit, type Tag } from "../snapshot/git-history.js";
import type { GitPlace } from "../snapshot/git-objects.js";
import type { Chosen, DayRange } from "./choose-points.js";

/**
 * One point for each tag, by the dates of their commits; tags of one day by their names.
 * @param start the commit that all must come from; null: from anywhere.
 */
export async function tagPoints(
  place: GitPlace,
  tags: readonly Tag[],
  { since, until }: DayRange,
  start: string | null,
): Promise<Chosen<PastCommit>> {
  const ids = [...new Set(tags.map(({ commit }) => commit))];
  const commits = new Map((await describeCommits(place, ids)).map((commit) => [commit.id, commit]));
  const points: { readonly label: string; readonly commit: PastCommit }[] = [];
  for (const { name, commit: id } of tags) {
    const commit = commits.get(id);
    const date = dateOfDay(commit?.day ?? 0) ?? "";
    if (commit === undefined || (since !== null && date < since) || (until !== null && date > until)) continue;
    if (start === null || (await leadsTo(place, start, id))) points.push({ label: name, commit });
  }
  points.sort((a, b) => a.commit.day - b.commit.day || compareNames(a.label, b.label));
  return { points, doubted: 0 };
}

/** So that `v1.10` comes behind `v1.9`. */
function compareNames(a: string, b: string): number {
  const [first, second] = [a.split(/(\d+)/), b.split(/(\d+)/)];
  for (const [index, part] of first.entries()) {
    const other = second[index] ?? "";
    const order = index % 2 === 1 ? Number(part) - Number(other) : compareStrings(part, other);
    if (order !== 0) return order;
  }
  return first.length - second.length;
}
