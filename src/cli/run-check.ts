import { resolve } from "node:path";
import { serialize } from "node:v8";
import { judgeSnapshot, type JudgingTools } from "../judge-snapshot.js";
import { makeReport, type Past } from "../make-report.js";
import type { Report } from "../model/report.js";
import type { Trend, TrendInterval } from "../model/trend.js";
import { UserError } from "../model/user-error.js";
import { HOMEPAGE, VERSION } from "../model/version.js";
import { openBaseline } from "../open-baseline.js";
import { manifestOf, openPast, openProject, type OpenedPast, type OpenedProject } from "../open-project.js";
import { writeFileWhole } from "../output/write-file-whole.js";
import type { Analysis } from "../pipeline.js";
import { loadReporter } from "../reporters/index.js";
import { listFiles } from "../reporters/list-files.js";
import { REPORTER_NAMES, type ReporterName } from "../reporters/reporter-names.js";
import { RULES } from "../rules/index.js";
import { baselineChoice } from "./baseline-choice.js";
import type { CheckArguments } from "./check-command.js";
import { codeHostOf, filesUrl, parseSourceUrl } from "./code-host.js";
import { colorOf, todayOf } from "./common-values.js";
import { judgeProject } from "./judge-project.js";
import { notesFor } from "./notes.js";
import { pathArguments } from "./path-arguments.js";
import { parseReporters, type ReporterTarget } from "./reporter-option.js";
import { showManifest } from "./show-manifest.js";
import type { Located } from "../snapshot/locate-repository.js";
import { snapshotChoice } from "./snapshot-options.js";
import { stopwatch } from "./stopwatch.js";
import { withReadingTools, type CommandTools } from "./with-reading-tools.js";
import { DEFAULT_WIDTH, type ExitCode, type Terminal } from "./terminal.js";

/** Runs the check and gives its exit code. */
export async function runCheck(args: CheckArguments, terminal: Terminal, located: Promise<Located>): Promise<ExitCode> {
  const targets = parseReporters(args.reporter ?? [], REPORTER_NAMES);
  const { maxWarnings, since } = args;
  const sourceUrl = parseSourceUrl(args.sourceUrl);
  const choice = snapshotChoice(args);
  if (args.trend !== undefined && !targets.some(({ name }) => SHOWING_TREND.has(name))) {
    throw new UserError("--trend is shown by html and status alone: add -r html=page.html, or see ssotlint trend");
  }
  if (args.failOnNew && since === undefined) {
    throw new UserError("--fail-on-new needs --since <commit>: without it, nothing is known to be new");
  }
  if (maxWarnings !== undefined && !(Number.isInteger(maxWarnings) && maxWarnings >= 0)) {
    throw new UserError("--max-warnings expects a whole number, 0 or more");
  }
  const { time, lines } = stopwatch();
  const project = await time("find the manifest, list the files", () =>
    openProject(terminal.cwd, { ...args, snapshot: choice, located }),
  );
  if (args.showConfig) {
    terminal.out(showManifest(await manifestOf(project)));
    return 0;
  }
  const today = todayOf(args.today, project.date, terminal);
  return withReadingTools(args, project.cacheFolder, terminal, async (reading) => {
    if (args.listFiles) {
      const { graph, sources } = await (
        await import("../pipeline.js")
      ).analyze(project.snapshot, await manifestOf(project), today, reading);
      terminal.out(listFiles(graph.files, sources.skipped));
      return 0;
    }
    const tools = { ...reading, time };
    const past = since === undefined ? null : await openPast(project, since);
    // First: of what is the same now, nothing is found out again.
    const before = past === null ? null : await judgePast(project, past, today, tools);
    const { judgement } = await judgeProject(project, today, tools, before?.analysis ?? null);
    const baseline = await time("baseline", () => openBaseline(project, judgement, baselineChoice(args.baseline)));
    const result = makeReport(project.snapshot, judgement, {
      toolVersion: VERSION,
      threshold: {
        failOn: args.failOn,
        maxWarnings: maxWarnings ?? null,
        failOnProblems: args.failOnProblems,
        onlyIntroduced: args.failOnNew,
      },
      paths: pathArguments(args.paths ?? [], project, judgement),
      notes: notesFor(judgement.manifestFile, [...project.notes(), ...(past?.notes() ?? []), ...baseline.notes]),
      past: before?.past ?? null,
      baseline: baseline.opened,
      trend: args.trend === undefined ? null : await trendOf(args, args.trend, terminal, reading),
    });
    await time("reporters", () => write(result, targets, args, sourceUrl, terminal));
    if (args.timing) terminal.err(lines());
    return result.exitCode;
  });
}

/** Up to the commit that is judged, or that the files on disk and the index stand on. */
async function trendOf(
  args: CheckArguments,
  by: TrendInterval,
  terminal: Terminal,
  tools: CommandTools,
): Promise<Trend> {
  const { openHistory } = await import("../open-history.js");
  const { buildTrend, choiceOf, chooseCommits } = await import("./build-trend.js");
  const { cwd, config, ref: until, today } = args;
  const history = await openHistory(terminal.cwd, {
    cwd,
    config,
    until,
    yardstick: "today",
    today: today === undefined ? null : todayOf(today, null, terminal),
    systemDate: terminal.today,
  });
  const days = { since: null, until: null };
  const chosen = await chooseCommits(history, { by, range: "first-parent", days, start: null });
  return buildTrend(history, choiceOf(history, []), { by, chosen, steps: STEPS, blame: false }, tools);
}

const SHOWING_TREND: ReadonlySet<ReporterName> = new Set(["html", "status"]);

/** As many as `ssotlint trend` tells unless it is asked for more. */
const STEPS = 10;

interface JudgedPast {
  readonly past: Past;
  readonly analysis: Analysis | null;
}

/** By today's manifest and today's date: one yardstick for both. */
async function judgePast(
  project: OpenedProject,
  past: OpenedPast,
  today: string,
  tools: JudgingTools,
): Promise<JudgedPast> {
  const manifest = await manifestOf(project);
  const { root, declared } = project;
  const { judgement, analysis } = await judgeSnapshot(
    {
      name: JSON.stringify([root, "since", declared?.path]),
      place: `${root} before`,
      snapshot: past.snapshot,
      manifest: { key: serialize(manifest).toString("latin1"), load: async () => manifest },
      today,
    },
    { ...tools, time: (stage, run) => tools.time(`${stage}, of ${past.commit.slice(0, 7)}`, run) },
  );
  const { findings, suppressed, budgets } = judgement;
  return { past: { commit: past.commit, entries: past.snapshot.entries, findings, suppressed, budgets }, analysis };
}

async function write(
  result: Report,
  targets: readonly ReporterTarget<ReporterName>[],
  args: CheckArguments,
  sourceUrl: string | null,
  terminal: Terminal,
): Promise<void> {
  for (const { name, file } of targets) {
    const reporter = await loadReporter(name);
    const { text, warnings } = reporter.render(result, {
      width: file === null ? (terminal.columns ?? DEFAULT_WIDTH) : DEFAULT_WIDTH,
      color: file === null && colorOf(args.color, terminal),
      rules: RULES,
      quiet: args.quiet,
      verbose: args.verbose,
      includeSuppressed: args.includeSuppressed,
      includeKnown: args.includeKnown,
      category: args.category ?? null,
      homepage: HOMEPAGE,
      sourceUrl: sourceUrl ?? filesUrl(codeHostOf(terminal.environment), result.snapshot.commit),
      commitsUrl: codeHostOf(terminal.environment)?.commits ?? null,
      onlyIntroduced: args.failOnNew,
    });
    if (file === null) terminal.out(text);
    else await writeFileWhole(resolve(terminal.cwd, file), text);
    for (const warning of warnings) terminal.err(`ssotlint: ${warning}\n`);
  }
}
