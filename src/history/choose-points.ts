import { dateOfDay, weekOfDay } from "../model/calendar.js";
import type { TrendInterval } from "../model/trend.js";
import { steadyDays } from "./steady-days.js";

/** A commit at which the metrics are counted, and what it stands for. */
export interface ChosenPoint<Commit> {
  readonly label: string;
  readonly commit: Commit;
}

export interface Chosen<Commit> {
  /** Oldest first. */
  readonly points: readonly ChosenPoint<Commit>[];
  /** How many commits have a date that cannot be, by those around them. */
  readonly doubted: number;
}

/** The first and the last day of a trend, ISO, both included; null: no limit. */
export interface DayRange {
  readonly since: string | null;
  readonly until: string | null;
}

interface Dated {
  readonly id: string;
  /** In days since 1970-01-01. */
  readonly day: number;
}

/**
 * The last commit of each interval that has one, within the range.
 * @param commits oldest first.
 */
export function choosePoints<Commit extends Dated>(
  commits: readonly Commit[],
  by: Exclude<TrendInterval, "tag">,
  { since, until }: DayRange,
): Chosen<Commit> {
  const { days, doubted } = steadyDays(commits.map(({ day }) => day));
  const last = new Map<string, Commit>();
  for (const [index, commit] of commits.entries()) {
    const day = days[index] ?? commit.day;
    const date = dateOfDay(day) ?? "";
    if ((since !== null && date < since) || (until !== null && date > until)) continue;
    last.set(by === "commit" ? commit.id : labelOf(day, by), commit);
  }
  const points = [...last].map(([label, commit]) => ({
    label: by === "commit" ? commit.id.slice(0, 10) : label,
    commit,
  }));
  return { points, doubted };
}

function labelOf(day: number, by: "day" | "week" | "month"): string {
  if (by === "week") return weekOfDay(day);
  const date = dateOfDay(day) ?? "";
  return by === "day" ? date : date.slice(0, "2025-09".length);
}
