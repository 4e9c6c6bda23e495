import { resolve } from "node:path";
import type { KeptAnswer } from "../cache/answer-store.js";
import { rememberedAnswers } from "../cache/remembered-answers.js";
import { dialectOf } from "../extract/dialect.js";
import { ManifestError } from "../manifest/manifest-error.js";
import type { Report } from "../model/report.js";
import { UserError } from "../model/user-error.js";
import { openProject, relativePath, type OpenedProject } from "../open-project.js";
import type { Analysis } from "../pipeline.js";
import { roundBeginning, roundEnd, roundFailure } from "../reporters/watch-text.js";
import { locate, type Located } from "../snapshot/locate-repository.js";
import { withReadableBlobs } from "../snapshot/readable-blobs.js";
import { changedPaths } from "../snapshot/snapshot-changes.js";
import { watchChanges, type Changes } from "../snapshot/watch-changes.js";
import type { CheckArguments } from "./check-command.js";
import { checkProject } from "./check-project.js";
import { checkWish, type CheckWish } from "./check-wish.js";
import { colorOf } from "./common-values.js";
import { refuseWithWatch } from "./refuse-with-watch.js";
import { stopwatch } from "./stopwatch.js";
import { DEFAULT_WIDTH, type ExitCode, type Terminal } from "./terminal.js";
import { withReadingTools } from "./with-reading-tools.js";
import { writeReport } from "./write-report.js";

/**
 * Checks, and again whenever something changes, until the process is stopped. A mistake in the manifest is told, and when it is put right it
 * goes on.
 * @throws {UserError} for a mistake in the arguments, and when the directory is gone.
 */
export async function runWatch(args: CheckArguments, terminal: Terminal): Promise<ExitCode> {
  const wish = checkWish(args);
  refuseWithWatch(args, wish);
  const changes = watchChanges(args.poll ? "polling" : "events");
  const watch: Watch = { args, wish, terminal, changes, answers: new Map() };
  let state: State = { seen: null, failure: null, report: null, analysis: null };
  for (;;) {
    state = await look(watch, state);
    await changes.next();
  }
}

/** What stays the same while a project is watched. */
interface Watch {
  readonly args: CheckArguments;
  readonly wish: CheckWish;
  readonly terminal: Terminal;
  readonly changes: Changes;
  readonly answers: Map<string, KeptAnswer>;
}

/** What is known from the last time. */
interface State {
  /** What was judged; null where anything that is found is new. */
  readonly seen: Seen | null;
  /** The mistake that was told last; null where a report was. */
  readonly failure: string | null;
  readonly report: Report | null;
  readonly analysis: Analysis | null;
}

type Seen = Pick<OpenedProject, "root" | "snapshot" | "declared">;

/** Looks whether something has changed, and checks if it has. */
async function look(watch: Watch, state: State): Promise<State> {
  const { args, terminal } = watch;
  const located = await locate(resolve(terminal.cwd, args.cwd ?? "."));
  let seen: Seen | null = null;
  try {
    const project = await openWatched(watch, located);
    const changed = state.seen === null ? null : changesSince(state.seen, project, watch);
    if (changed?.length === 0) return state;
    seen = project;
    return await checkAgain(watch, state, project, changed);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    // At the start, what the arguments name and what git says is as wrong in an hour.
    const isStart = state.report === null && state.failure === null;
    if (isStart && !(error instanceof ManifestError)) throw error;
    if (seen !== null || error.message !== state.failure) {
      terminal.err(`ssotlint: ${error.message}\n`);
      terminal.out(roundFailure(clock(terminal), textOptions(args, terminal)));
    }
    return { ...state, seen, failure: error.message };
  }
}

/** Opens the project so that nothing which happens to it from now on goes unheard. */
async function openWatched(watch: Watch, located: Located): Promise<OpenedProject> {
  const { args, wish, terminal, changes } = watch;
  const open = (): Promise<OpenedProject> =>
    openProject(terminal.cwd, { ...args, snapshot: wish.choice, located: Promise.resolve(located) });
  const reads = new Set<"files" | "index">([
    ...(args.staged ? (["index"] as const) : []),
    ...(!args.staged || args.manifestOfWorktree ? (["files"] as const) : []),
  ]);
  let project = await open();
  while (await changes.cover({ located, root: project.root, snapshot: project.snapshot, reads }))
    project = await open();
  return { ...project, snapshot: await withReadableBlobs(project.snapshot, counts) };
}

/** Whether the text of a file may change the outcome. */
function counts(path: string): boolean {
  return dialectOf(path) !== null || CONFIGURATION.test(path);
}

/** Manifests, baselines, what TypeScript, Python and package managers are told, and what git is. */
const CONFIGURATION =
  /\.(?:jsonc?|jsonl|ya?ml|toml|cfg|ini|txt|in|build|gitignore|gitattributes)$|(?:^|\/)(?:Pipfile|\.gitignore|\.gitattributes)$/;

function changesSince(seen: Seen, project: OpenedProject, { wish, terminal }: Watch): readonly string[] {
  const [then, now] = [seen.declared?.path ?? null, project.declared?.path ?? null];
  if (seen.root !== project.root || then !== now) return [now ?? then ?? "the manifest"];
  const reports = new Set(
    wish.targets.flatMap(({ file }) =>
      file === null ? [] : [relativePath(project.root, resolve(terminal.cwd, file))],
    ),
  );
  const isOfManifest = seen.declared?.text === project.declared?.text ? [] : [now ?? ""];
  const changed = changedPaths(seen.snapshot, project.snapshot, counts).filter((path) => !reports.has(path));
  return [...new Set([...isOfManifest, ...changed])];
}

async function checkAgain(
  watch: Watch,
  state: State,
  project: OpenedProject,
  changed: readonly string[] | null,
): Promise<State> {
  const { args, wish, terminal, changes, answers } = watch;
  const options = textOptions(args, terminal);
  if (changed !== null && args.clearScreen && understandsClearing(terminal)) terminal.out(CLEAR);
  terminal.out(`${roundBeginning(clock(terminal), changed, options)}\n`);
  const start = terminal.now();
  const { time, lines } = stopwatch();
  const { report, analysis } = await withReadingTools(args, project.cacheFolder, terminal, (reading) =>
    checkProject(
      project,
      args,
      terminal,
      { ...reading, time, answers: rememberedAnswers(answers, reading.answers) },
      state.analysis,
    ),
  );
  const note = changes.note();
  const told = note === null ? report : { ...report, notes: [...report.notes, note] };
  await time("reporters", () => writeReport(told, wish, args, terminal));
  if (args.timing) terminal.err(lines());
  const ending = { time: clock(terminal), seconds: (terminal.now() - start) / 1000 };
  terminal.out(roundEnd(ending, state.report, report, options));
  return { seen: project, failure: null, report, analysis: analysis ?? state.analysis };
}

/** Clears what is seen, and leaves what was scrolled away. */
const CLEAR = "\u001B[2J\u001B[H";

function understandsClearing({ columns, environment }: Terminal): boolean {
  return columns !== null && environment["TERM"] !== "dumb";
}

/** The time of day where the user is. */
function clock({ now }: Terminal): string {
  return new Intl.DateTimeFormat("en-GB", { timeStyle: "medium" }).format(now());
}

function textOptions(args: CheckArguments, terminal: Terminal) {
  return {
    color: colorOf(args.color, terminal),
    width: terminal.columns ?? DEFAULT_WIDTH,
    quiet: args.quiet,
  };
}
