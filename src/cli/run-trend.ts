import { resolve } from "node:path";
import type { Manifest } from "../model/manifest.js";
import type { Trend } from "../model/trend.js";
import { UserError } from "../model/user-error.js";
import { openHistory } from "../open-history.js";
import { writeFileWhole } from "../output/write-file-whole.js";
import { loadTrendReporter } from "../reporters/trend/index.js";
import { oneMetric } from "../reporters/trend/one-metric.js";
import { TREND_REPORTER_NAMES, type TrendReporterName } from "../reporters/trend/trend-reporter-names.js";
import { buildTrend, choiceOf, chooseCommits } from "./build-trend.js";
import { codeHostOf } from "./code-host.js";
import { colorOf, isRealDate, todayOf } from "./common-values.js";
import { parseReporters, type ReporterTarget } from "./reporter-option.js";
import { DEFAULT_WIDTH, type ExitCode, type Terminal } from "./terminal.js";
import type { TrendArguments } from "./trend-command.js";
import { withReadingTools } from "./with-reading-tools.js";

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
  const choice = choiceOf(history, args.metric ?? []);
  // Said before the commits are counted, which takes its time.
  if (choice.known !== null && targets.some(({ name }) => name === "badge")) {
    oneMetric(choice.known.filter(choice.isChosen));
  }
  const chosen = await chooseCommits(history, {
    by: args.by,
    range: args.firstParent ? "first-parent" : "all",
    days: { since: since.day, until: until.day },
    start: since.revision ?? null,
  });
  const trend = await withReadingTools(args, history.project.cacheFolder, terminal, (tools) =>
    buildTrend(history, choice, { by: args.by, chosen, steps: args.steps, blame: args.blame }, tools),
  );
  if (trend.metrics.length === 0) {
    throw new UserError(`No commit has a metric ${(args.metric ?? []).join(" or ")} by its own manifest`);
  }
  await write(trend, history.manifest.budgets, targets, args, terminal);
  return 0;
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
