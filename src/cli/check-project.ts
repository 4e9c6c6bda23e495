import { serialize } from "node:v8";
import { judgeSnapshot, type JudgingTools } from "../judge-snapshot.js";
import { makeReport, type Past } from "../make-report.js";
import type { Report } from "../model/report.js";
import type { Trend, TrendInterval } from "../model/trend.js";
import { VERSION } from "../model/version.js";
import { openBaseline } from "../open-baseline.js";
import { manifestOf, openPast, type OpenedPast, type OpenedProject } from "../open-project.js";
import type { Analysis } from "../pipeline.js";
import { baselineChoice } from "./baseline-choice.js";
import type { CheckArguments } from "./check-command.js";
import { todayOf } from "./common-values.js";
import { judgeProject } from "./judge-project.js";
import { notesFor } from "./notes.js";
import { pathArguments } from "./path-arguments.js";
import type { Terminal } from "./terminal.js";
import type { CommandTools } from "./with-reading-tools.js";

/** What came of a check. */
export interface Checked {
  readonly report: Report;
  /** Null where the answer was kept. */
  readonly analysis: Analysis | null;
}

/**
 * Judges a project as the arguments of a check want it.
 * @param earlier an analysis of the same project at another time, if there is one.
 * @throws {UserError} for a mistake in the manifest, the baseline or what the arguments name.
 */
export async function checkProject(
  project: OpenedProject,
  args: CheckArguments,
  terminal: Terminal,
  tools: CommandTools & JudgingTools,
  earlier: Analysis | null = null,
): Promise<Checked> {
  const { time } = tools;
  const today = todayOf(args.today, project.date, terminal);
  const past = args.since === undefined ? null : await openPast(project, args.since);
  // First: of what is the same now, nothing is found out again.
  const before = past === null ? null : await judgePast(project, past, today, tools);
  const { judgement, analysis } = await judgeProject(project, today, tools, earlier ?? before?.analysis ?? null);
  const baseline = await time("baseline", () => openBaseline(project, judgement, baselineChoice(args.baseline)));
  const report = makeReport(project.snapshot, judgement, {
    toolVersion: VERSION,
    threshold: {
      failOn: args.failOn,
      maxWarnings: args.maxWarnings ?? null,
      failOnProblems: args.failOnProblems,
      onlyIntroduced: args.failOnNew,
    },
    paths: pathArguments(args.paths ?? [], project, judgement),
    notes: notesFor(judgement.manifestFile, [...project.notes(), ...(past?.notes() ?? []), ...baseline.notes]),
    past: before?.past ?? null,
    baseline: baseline.opened,
    trend: args.trend === undefined ? null : await trendOf(args, args.trend, terminal, tools),
  });
  return { report, analysis };
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
