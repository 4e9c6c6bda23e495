import { resolve } from "node:path";
import { choosePoints, type Chosen, type DayRange } from "../history/choose-points.js";
import { commitMeasurer, type CommitMeasurer } from "../history/commit-measurer.js";
import { chooseMetrics, metricsOf } from "../history/metric-choice.js";
import { makeTrend } from "../history/make-trend.js";
import { readCommitsAhead } from "../history/read-commits-ahead.js";
import { tagPoints } from "../history/tag-points.js";
import { trendNotes } from "../history/trend-notes.js";
import type { Manifest } from "../model/manifest.js";
import type { Trend } from "../model/trend.js";
import { UserError } from "../model/user-error.js";
import { openHistory, type OpenedHistory } from "../open-history.js";
import { writeFileWhole } from "../output/write-file-whole.js";
import { loadTrendReporter } from "../reporters/trend/index.js";
import { oneMetric } from "../reporters/trend/one-metric.js";
import { TREND_REPORTER_NAMES, type TrendReporterName } from "../reporters/trend/trend-reporter-names.js";
import {
  describeCommits,
  isShallow,
  leadsTo,
  listCommits,
  listTags,
  type PastCommit,
} from "../snapshot/git-history.js";
import { resolveCommit } from "../snapshot/resolve-commit.js";
import { codeHostOf } from "./code-host.js";
import { colorOf, isRealDate, todayOf } from "./common-values.js";
import { parseReporters, type ReporterTarget } from "./reporter-option.js";
import { DEFAULT_WIDTH, type ExitCode, type Terminal } from "./terminal.js";
import type { TrendArguments } from "./trend-command.js";
import { withReadingTools, type CommandTools } from "./with-reading-tools.js";

/** Counts the metrics over the commits of a repository and prints how they went. */
export async function runTrend(args: TrendArguments, terminal: Terminal): Promise<ExitCode> {
  const targets = parseReporters(args.reporter ?? [], TREND_REPORTER_NAMES);
  if (!(Number.isInteger(args.steps) && args.steps >= 0))
    throw new UserError("--steps expects a whole number, 0 or more");
  const [since, until] = [limitOf(args.since, "--since"), limitOf(args.until, "--until")];
  const yardstick = args.manifestOfCommit ? "ownManifest" : "today";
  const history = await openHistory(terminal.cwd, {
    cwd: args.cwd,
    config: args.config,
    until: until.revision,
    yardstick,
    today: args.today === undefined ? null : todayOf(args.today, null, terminal),
    systemDate: terminal.today,
  });
  const known = yardstick === "today" ? metricsOf(history.manifest) : null;
  const { isChosen, groups } = chooseMetrics(args.metric ?? [], known);
  // Said before the commits are counted, which takes its time.
  if (known !== null && targets.some(({ name }) => name === "badge")) oneMetric(known.filter(isChosen));
  const chosen = await choose(history, args, { since: since.day, until: until.day }, since.revision);
  if (chosen.points.length === 0) throw new UserError(nothingChosen(args));
  const { place, project } = history;
  const trend = await withReadingTools(args, project.cacheFolder, terminal, async (tools): Promise<Trend> => {
    const { measure, remembers } = commitMeasurer({ ...history, groups, tools, store: tools.history });
    await readAheadOf(history, chosen, remembers, tools);
    const between = async (from: PastCommit, to: PastCommit): Promise<readonly PastCommit[]> => {
      const path = await listCommits(place, to.id, "first-parent", from.id);
      const before = path[0]?.parents[0];
      return [
        ...(before === undefined || before === from.id ? [from] : await describeCommits(place, [before])),
        ...path,
      ];
    };
    const made = await makeTrend({
      by: args.by,
      yardstick,
      points: chosen.points,
      measure,
      isChosen,
      steps: args.steps,
      between: args.blame ? between : null,
      onProgress: tools.say,
    });
    return { ...made, notes: trendNotes(made.points, { doubted: chosen.doubted, isShallow: await isShallow(place) }) };
  });
  await write(trend, history.manifest.budgets, targets, args, terminal);
  return 0;
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

/** What `--since` and `--until` may be: a day, or a commit. */
interface Limit {
  readonly day: string | null;
  readonly revision: string | undefined;
}

function limitOf(given: string | undefined, option: string): Limit {
  if (given === undefined || !/^\d{4}-\d{1,2}-\d{1,2}$/.test(given)) return { day: null, revision: given };
  if (!isRealDate(given)) throw new UserError(`${option} ${given} is no date: write it as 2026-12-31`);
  return { day: given, revision: undefined };
}

async function choose(
  { place, tip }: OpenedHistory,
  { by, firstParent }: TrendArguments,
  days: DayRange,
  since: string | undefined,
): Promise<Chosen<PastCommit>> {
  const start = since === undefined ? null : await startOf(place, since, tip);
  if (by === "tag") return tagPoints(place, await listTags(place, tip), days, start);
  const commits = await listCommits(place, tip, firstParent ? "first-parent" : "all", start);
  return choosePoints([...(start === null ? [] : await describeCommits(place, [start])), ...commits], by, days);
}

async function startOf(place: OpenedHistory["place"], since: string, tip: string): Promise<string> {
  const start = await resolveCommit(place, since);
  if (await leadsTo(place, start, tip)) return start;
  throw new UserError(
    `${since} does not lead to ${tip.slice(0, 12)}: the branch was rewritten since, or it is on another one`,
  );
}

function nothingChosen({ by, since, until }: TrendArguments): string {
  const range = since === undefined && until === undefined ? "" : " in this range";
  return by === "tag" ? `There is no tag of a commit${range}` : `There is no commit${range}`;
}

async function write(
  trend: Trend,
  budgets: Manifest["budgets"],
  targets: readonly ReporterTarget<TrendReporterName>[],
  args: TrendArguments,
  terminal: Terminal,
): Promise<void> {
  for (const { name, file } of targets) {
    const reporter = await loadTrendReporter(name);
    const text = reporter.render(trend, {
      width: file === null ? (terminal.columns ?? DEFAULT_WIDTH) : DEFAULT_WIDTH,
      color: file === null && colorOf(args.color, terminal),
      commitsUrl: codeHostOf(terminal.environment)?.commits ?? null,
      budgets: Object.fromEntries(budgets.map(({ metric, most }) => [metric, most])),
    });
    if (file === null) terminal.out(text);
    else await writeFileWhole(resolve(terminal.cwd, file), text);
  }
}
