import { UserError } from "../model/user-error.js";
import { openProject } from "../open-project.js";
import { replaceFile } from "../output/write-file-whole.js";
import { sanitize } from "../reporters/sanitize.js";
import type { BaselineArguments } from "./baseline-command.js";
import { todayOf } from "./common-values.js";
import { judgeProject } from "./judge-project.js";
import { planBaseline } from "./plan-baseline.js";
import { planRatchet } from "./plan-ratchet.js";
import { snapshotChoice } from "./snapshot-options.js";
import type { ExitCode, Terminal } from "./terminal.js";
import { withReadingTools } from "./with-reading-tools.js";

/** Records today's findings, or drops what is fixed of those recorded, or lowers budgets. */
export async function runBaseline(args: BaselineArguments, terminal: Terminal): Promise<ExitCode> {
  const choice = snapshotChoice(args);
  const { ratchet, prune, dryRun } = args;
  if (ratchet && choice.kind !== "worktree") {
    throw new UserError("--ratchet changes the manifest on disk, by the counts there: leave out --staged and --ref");
  }
  const project = await openProject(terminal.cwd, { ...args, snapshot: choice });
  const today = todayOf(args.today, project.date, terminal);
  const { judgement } = await withReadingTools(args, project.cacheFolder, terminal, (reading) =>
    judgeProject(project, today, { ...reading, time: (_stage, run) => run() }),
  );
  // All is worked out before anything is written.
  const plans = [
    ...(ratchet && !prune ? [] : [await planBaseline(project, judgement, { file: args.file, prune, dryRun })]),
    ...(ratchet ? [await planRatchet(project, judgement, { dryRun })] : []),
  ];
  if (!dryRun) {
    for (const { path, text } of plans.flatMap(({ changes }) => changes)) await replaceFile(path, text);
  }
  for (const line of plans.flatMap(({ lines }) => lines)) terminal.out(`${sanitize(line)}\n`);
  for (const note of project.notes()) terminal.out(`note: ${sanitize(note)}\n`);
  if (dryRun) terminal.out("Nothing was written: this was a dry run.\n");
  return 0;
}
