import { countContents } from "../findings/metrics.js";
import { dateOfDay } from "../model/calendar.js";
import type { BlamedCommit, Trend, TrendPoint, TrendStep } from "../model/trend.js";
import type { PastCommit } from "../snapshot/git-history.js";
import type { ChosenPoint } from "./choose-points.js";
import type { CommitMeasurer } from "./commit-measurer.js";
import { compareUnits, type Units } from "./compare-units.js";
import { findCulprits } from "./find-culprits.js";
import { findSteps, type FoundStep } from "./find-steps.js";
import type { MeasuredCommit } from "./measured-commit.js";

export interface TrendRequest extends Pick<Trend, "by" | "yardstick"> {
  /** Oldest first. */
  readonly points: readonly ChosenPoint<PastCommit>[];
  readonly measure: CommitMeasurer["measure"];
  readonly isChosen: (metric: string) => boolean;
  /** How many of the largest steps to tell. */
  readonly steps: number;
  /** The commits from one point to a later one, oldest first, the first one before the step; null: nobody asked who made the steps. */
  readonly between: ((from: PastCommit, to: PastCommit) => Promise<readonly PastCommit[]>) | null;
  /** Told before each commit that is looked at. */
  readonly onProgress: (text: string) => void;
}

/** A point with all that it counts, of which the trend shows the numbers. */
interface Counted {
  readonly chosen: ChosenPoint<PastCommit>;
  readonly measured: MeasuredCommit;
  readonly commit: string;
  readonly contents: ReadonlyMap<string, Units>;
}

/** Counts the metrics at every point, finds the largest steps and, when asked, the commits that made them. */
export async function makeTrend(request: TrendRequest): Promise<Omit<Trend, "notes">> {
  const { by, yardstick, points, isChosen, steps: most, onProgress } = request;
  const counted: Counted[] = [];
  for (const [index, chosen] of points.entries()) {
    onProgress(`Counting at ${chosen.label}: ${index + 1} of ${points.length}`);
    const measured = await request.measure(chosen.commit.id);
    const contents = new Map([...measured.contents].filter(([metric]) => isChosen(metric)));
    counted.push({ chosen, measured, commit: chosen.commit.id, contents });
  }
  const metrics = [...new Set(counted.flatMap(({ contents }) => [...contents.keys()]))].sort();
  const steps: TrendStep[] = [];
  for (const [index, step] of findSteps(counted, metrics, most).entries()) {
    onProgress(`Looking for who changed ${step.metric}: ${index + 1}`);
    steps.push(await blamed(step, counted, request));
  }
  return { by, yardstick, metrics, points: counted.map(pointOf), steps };
}

function pointOf({ chosen, measured, contents }: Counted): TrendPoint {
  const { id, day, subject } = chosen.commit;
  const { files, unparsed, missing, failure } = measured;
  return {
    label: chosen.label,
    commit: id,
    date: dateOfDay(day) ?? "",
    subject,
    metrics: countContents(contents),
    files,
    unparsed,
    missing: missing.map(({ path }) => path),
    failure,
  };
}

async function blamed(
  { at, ...step }: FoundStep,
  counted: readonly Counted[],
  { between, measure }: TrendRequest,
): Promise<TrendStep> {
  const [from, to] = [counted[at - 1], counted[at]];
  if (between === null || from === undefined || to === undefined) return { ...step, blame: null };
  const commits = await between(from.chosen.commit, to.chosen.commit);
  const unitsAt = async (place: number): Promise<Units> =>
    (await measure(commits[place]?.id ?? "")).contents.get(step.metric) ?? null;
  const culprits = await findCulprits(commits.length, unitsAt);
  return {
    ...step,
    blame: culprits.flatMap(({ at: place, before, after }): readonly BlamedCommit[] => {
      const [parent, commit] = [commits[place - 1], commits[place]];
      if (parent === undefined || commit === undefined) return [];
      const { id, authored, author, subject } = commit;
      const counts = { before: before?.length ?? null, after: after?.length ?? null };
      return [{ commit: id, parent: parent.id, authored, author, subject, ...counts, ...compareUnits(before, after) }];
    }),
  };
}
