import { baselineText } from "../findings/baseline-text.js";
import { readBaseline } from "../findings/read-baseline.js";
import { pruneBaseline, recordBaseline, type Recorded } from "../findings/record-baseline.js";
import { baselineSurroundings } from "../make-report.js";
import type { Judgement } from "../model/report.js";
import { UserError } from "../model/user-error.js";
import { baselinePath } from "../open-baseline.js";
import { relativePath, type OpenedProject } from "../open-project.js";
import { counted } from "../reporters/console-layout.js";
import { readTextFile } from "../snapshot/read-text-file.js";
import type { ChangePlan } from "./change-plan.js";

export interface BaselineWish {
  /** Relative to the working directory; undefined for the usual place. */
  readonly file: string | undefined;
  /** Only to drop what is fixed. */
  readonly prune: boolean;
  readonly dryRun: boolean;
}

/**
 * Works out the baseline to write.
 * @throws {UserError} when there is one that cannot be understood, which is then left alone, or none to prune.
 */
export async function planBaseline(
  project: OpenedProject,
  judgement: Judgement,
  wish: BaselineWish,
): Promise<ChangePlan> {
  const path = baselinePath(project, judgement, wish.file);
  const name = relativePath(project.directory, path);
  const before = await readTextFile(path);
  if (before === null && wish.prune) throw new UserError(`${path} does not exist, so there is nothing to prune`);
  // An empty file has nothing to lose.
  const earlier = before === null || (before.trim() === "" && !wish.prune) ? null : readBaseline(name, before);
  const input = { ...baselineSurroundings(project.snapshot, judgement), metrics: judgement.metrics };
  const recorded =
    wish.prune && earlier !== null
      ? pruneBaseline(judgement, earlier, input)
      : recordBaseline(judgement, { ...input, earlier });
  const text = baselineText(recorded.baseline);
  const said = wish.prune ? pruned(recorded, name, wish) : recordedText(recorded, name, wish, earlier === null);
  return {
    changes: text === before ? [] : [{ path, text }],
    lines: [
      said,
      ...(before === null && !wish.dryRun ? [FIRST] : []),
      ...(wish.prune ? [] : remarks(judgement, input.alwaysCounting)),
    ],
  };
}

const FIRST = "From now on ssotlint check fails for new findings alone. Commit the file with the code.";

function recordedText(
  { baseline: { entries }, added, removed }: Recorded,
  name: string,
  { dryRun }: BaselineWish,
  isFirst: boolean,
): string {
  const head = `${dryRun ? "Would record" : "Recorded"} ${counted(entries.length, "finding")} in ${name}`;
  return isFirst ? `${head}.` : `${head}: ${added} added, ${removed} removed.`;
}

function pruned({ baseline: { entries }, removed }: Recorded, name: string, { dryRun }: BaselineWish): string {
  const left = `${counted(entries.length, "finding")} ${entries.length === 1 ? "is" : "are"} left`;
  if (removed === 0) return `Nothing in ${name} is fixed: ${left}.`;
  return `${dryRun ? "Would drop" : "Dropped"} ${counted(removed, "finding")} from ${name}: ${left}.`;
}

/** What a person would miss in the baseline. */
function remarks({ findings, problems }: Judgement, alwaysCounting: ReadonlySet<string>): readonly string[] {
  const over = findings.filter(({ rule }) => alwaysCounting.has(rule)).length;
  return [
    ...(over === 0
      ? []
      : [`${counted(over, "budget")} ${over === 1 ? "is" : "are"} exceeded: no baseline makes that known.`]),
    ...(problems.length === 0
      ? []
      : [`${counted(problems.length, "problem")} reading files: what they hide is not recorded.`]),
  ];
}
