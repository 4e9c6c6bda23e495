import { resolve } from "node:path";
import { readBaseline } from "./findings/read-baseline.js";
import type { OpenedBaseline } from "./make-report.js";
import { BASELINE_FILE } from "./model/baseline.js";
import type { Judgement } from "./model/report.js";
import { UserError } from "./model/user-error.js";
import { relativePath, type OpenedProject } from "./open-project.js";
import { didYouMeanBeside } from "./snapshot/near-on-disk.js";
import { readTextFile } from "./snapshot/read-text-file.js";

/** Which baseline to compare with: the one of this name, none, or the project's own if it has one. */
export type BaselineChoice = string | false | undefined;

/** A baseline to compare with, or why the one that one would expect is not. */
export interface FoundBaseline {
  readonly opened: OpenedBaseline | null;
  readonly notes: readonly string[];
}

/**
 * Opens the baseline of a project: out of the snapshot that is judged, as the manifest is. One that is named and not in there is read from the disk.
 * @throws {UserError} when it has mistakes or cannot be read, or one that was named does not exist.
 */
export async function openBaseline(
  project: OpenedProject,
  judgement: Judgement,
  choice: BaselineChoice,
): Promise<FoundBaseline> {
  if (choice === false) return { opened: null, notes: [] };
  const { root, snapshot, readText } = project;
  const { declaredBaseline, manifestFile } = judgement;
  const path = baselinePath(project, judgement, choice);
  const file = relativePath(root, path);
  const text = (await readText(path)) ?? (choice === undefined ? null : await readTextFile(path));
  if (text !== null) return { opened: { file, baseline: readBaseline(file, text) }, notes: [] };
  if (choice !== undefined) {
    const guess = await didYouMeanBeside(path, (name) => name.endsWith(".jsonl"));
    throw new UserError(`${path} does not exist: ssotlint baseline writes a baseline${guess}`);
  }
  if (snapshot.kind === "index" && (await readTextFile(path)) !== null) {
    return { opened: null, notes: [`${file} is not staged, so findings are not compared with it: git add ${file}`] };
  }
  const isExpected = declaredBaseline !== null && snapshot.kind !== "commit";
  const note = `${manifestFile ?? "The manifest"} names the baseline ${file}, which is not there yet: ssotlint baseline writes it.`;
  return { opened: null, notes: isExpected ? [note] : [] };
}

/** Where a project's baseline is, absolute. */
export function baselinePath(
  { root, directory }: OpenedProject,
  { declaredBaseline }: Judgement,
  named: string | undefined,
): string {
  return named === undefined ? resolve(root, declaredBaseline ?? BASELINE_FILE) : resolve(directory, named);
}
