import { choosePoints, type Chosen, type DayRange } from "../history/choose-points.js";
import { commitMeasurer, type CommitMeasurer } from "../history/commit-measurer.js";
import { makeTrend } from "../history/make-trend.js";
import { chooseMetrics, metricsOf, type MetricChoice } from "../history/metric-choice.js";
import { readCommitsAhead } from "../history/read-commits-ahead.js";
import { tagPoints } from "../history/tag-points.js";
import { trendNotes } from "../history/trend-notes.js";
import type { Trend, TrendInterval } from "../model/trend.js";
import { UserError } from "../model/user-error.js";
import type { OpenedHistory } from "../open-history.js";
import {
  describeCommits,
  isShallow,
  leadsTo,
  listCommits,
  listTags,
  type PastCommit,
} from "../snapshot/git-history.js";
import type { GitPlace } from "../snapshot/git-objects.js";
import { resolveCommit } from "../snapshot/resolve-commit.js";
import type { CommandTools } from "./with-reading-tools.js";

/** The metrics of a trend, and all that there are; null where each commit has others. */
export interface KnownChoice extends MetricChoice {
  readonly known: readonly string[] | null;
}

/**
 * Chooses metrics by patterns.
 * @throws {UserError} for a pattern that none of them matches.
 */
export function choiceOf({ manifest, by }: OpenedHistory, patterns: readonly string[]): KnownChoice {
  const known = by === "today" ? metricsOf(manifest) : null;
  return { known, ...chooseMetrics(patterns, known) };
}

export interface CommitChoice {
  readonly by: TrendInterval;
  /** Whether of merged branches the merge alone counts. */
  readonly range: "first-parent" | "all";
  readonly days: DayRange;
  /** The first commit; null for the first one of all. */
  readonly start: string | null;
}

/**
 * Chooses the commits that are the points of a trend.
 * @throws {UserError} when there is none, or no way from the first one to the last one.
 */
export async function chooseCommits(history: OpenedHistory, choice: CommitChoice): Promise<Chosen<PastCommit>> {
  const { place, tip } = history;
  const { by, range, days } = choice;
  const start = choice.start === null ? null : await startOf(place, choice.start, tip);
  const chosen =
    by === "tag"
      ? await tagPoints(place, await listTags(place, tip), days, start)
      : choosePoints(await commitsFrom(place, start, tip, range), by, days);
  if (chosen.points.length > 0) return chosen;
  const isRange = start !== null || days.since !== null || days.until !== null;
  throw new UserError(`There is no ${by === "tag" ? "tag of a commit" : "commit"}${isRange ? " in this range" : ""}`);
}

async function commitsFrom(
  place: GitPlace,
  start: string | null,
  tip: string,
  range: CommitChoice["range"],
): Promise<readonly PastCommit[]> {
  const first = start === null ? [] : await describeCommits(place, [start]);
  return [...first, ...(await listCommits(place, tip, range, start))];
}

async function startOf(place: GitPlace, since: string, tip: string): Promise<string> {
  const start = await resolveCommit(place, since);
  if (await leadsTo(place, start, tip)) return start;
  throw new UserError(
    `${since} does not lead to ${tip.slice(0, 12)}: the branch was rewritten since, or it is on another one`,
  );
}

export interface TrendSettings {
  readonly by: TrendInterval;
  readonly chosen: Chosen<PastCommit>;
  /** How many of the largest steps to tell. */
  readonly steps: number;
  /** Whether to look for the commits that made them. */
  readonly blame: boolean;
}

/** Counts the metrics at the chosen commits. */
export async function buildTrend(
  history: OpenedHistory,
  { isChosen, groups }: MetricChoice,
  { by, chosen, steps, blame }: TrendSettings,
  tools: CommandTools,
): Promise<Trend> {
  const { place } = history;
  const { measure, remembers } = commitMeasurer({ ...history, groups, tools, store: tools.history });
  await readAheadOf(history, chosen, remembers, tools);
  const made = await makeTrend({
    by,
    yardstick: history.by,
    points: chosen.points,
    measure,
    isChosen,
    steps,
    between: blame ? (from, to) => commitsBetween(place, from, to) : null,
    onProgress: tools.say,
  });
  return { ...made, notes: trendNotes(made.points, { doubted: chosen.doubted, isShallow: await isShallow(place) }) };
}

/** What no run before has seen is read first, all of it together. */
async function readAheadOf(
  { place, project, manifest }: OpenedHistory,
  { points }: Chosen<PastCommit>,
  remembers: CommitMeasurer["remembers"],
  tools: CommandTools,
): Promise<void> {
  const unknown: string[] = [];
  for (const { commit } of points) if (!(await remembers(commit.id))) unknown.push(commit.id);
  const { prefix } = project.snapshot;
  await readCommitsAhead(unknown, { place, prefix, source: manifest.source, tools, save: tools.history.save });
}

/** One commit after the other, and in front of them the one that the first was made on: the point before it, unless a branch left earlier. */
async function commitsBetween(place: GitPlace, from: PastCommit, to: PastCommit): Promise<readonly PastCommit[]> {
  const path = await listCommits(place, to.id, "first-parent", from.id);
  const before = path[0]?.parents[0];
  return [...(before === undefined || before === from.id ? [from] : await describeCommits(place, [before])), ...path];
}
