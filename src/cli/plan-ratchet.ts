import { resolve } from "node:path";
import { lowerBudgets } from "../manifest/lower-budgets.js";
import type { Budget } from "../model/manifest.js";
import type { Judgement } from "../model/report.js";
import { UserError } from "../model/user-error.js";
import { manifestOf, relativePath, type OpenedProject } from "../open-project.js";
import { counted } from "../reporters/console-layout.js";
import { readTextFile } from "../snapshot/read-text-file.js";
import type { ChangePlan } from "./change-plan.js";

/**
 * Works out the manifest files in which budgets are lowered to the present counts. None is raised, and one whose count is not known stays.
 * @throws {UserError} when there is no manifest, or a number in it cannot be changed alone.
 */
export async function planRatchet(
  project: OpenedProject,
  { metrics }: Judgement,
  { dryRun }: { readonly dryRun: boolean },
): Promise<ChangePlan> {
  if (project.declared === null) throw new UserError("--ratchet lowers the budgets of a manifest, and there is none");
  const { budgets } = await manifestOf(project);
  const lower = new Map<string, Map<string, number>>();
  for (const { metric, most, place } of budgets) {
    const count = metrics[metric] ?? null;
    if (count === null || count >= most) continue;
    lower.set(place.file, (lower.get(place.file) ?? new Map<string, number>()).set(metric, count));
  }
  const changes = await Promise.all([...lower].map(async ([file, numbers]) => changeOf(project, file, numbers)));
  const names = changes.map(({ path }) => relativePath(project.directory, path)).join(", ");
  const falling = budgets.filter(({ metric, place }) => lower.get(place.file)?.has(metric) === true);
  const head =
    falling.length === 0
      ? `No budget can be lowered: ${budgets.length === 0 ? "the manifest has none" : "none is higher than its count"}.`
      : `${dryRun ? "Would lower" : "Lowered"} ${counted(falling.length, "budget")} in ${names}:`;
  return {
    changes,
    lines: [
      head,
      ...falling.map(({ metric, most }) => `  ${metric}: ${most} → ${metrics[metric]}`),
      ...budgets.flatMap((budget) => staying(budget, metrics[budget.metric] ?? null)),
    ],
  };
}

async function changeOf(
  { root }: OpenedProject,
  file: string,
  numbers: ReadonlyMap<string, number>,
): Promise<ChangePlan["changes"][number]> {
  const path = resolve(root, file);
  const text = await readTextFile(path);
  if (text === null) throw new UserError(`${path} is there no more, so its budgets cannot be lowered`);
  return { path, text: await lowerBudgets({ file, text }, numbers) };
}

function staying({ metric, most }: Budget, count: number | null): readonly string[] {
  if (count === null) return [`${metric} is not known, so its budget stays ${most}.`];
  return count > most ? [`${metric} is ${count}, over its budget, which stays ${most}.`] : [];
}
