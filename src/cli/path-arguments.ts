import { resolve } from "node:path";
import { nearPath } from "../model/near-path.js";
import { nearest } from "../model/nearest.js";
import type { Judgement } from "../model/report.js";
import { UserError } from "../model/user-error.js";
import { relativePath, type OpenedProject } from "../open-project.js";
import { COMMAND_NAMES } from "./command-names.js";

/**
 * The paths that a user named, relative to the analysis root; null when none were.
 * @throws {UserError} for a path outside the root or with no analysed file: it would silently hide every finding.
 */
export function pathArguments(
  paths: readonly string[],
  project: OpenedProject,
  judged: Judged,
  whatIsNotAnalysed: "isAMistake" | "isPassedOver" = "isAMistake",
): readonly string[] | null {
  if (paths.length === 0) return null;
  return paths.flatMap((written) => {
    const found = findPath(written, project, judged);
    if ("path" in found) return found.path;
    if (whatIsNotAnalysed === "isPassedOver") return [];
    throw new UserError(found.mistake);
  });
}

type Judged = Pick<Judgement, "manifestFile" | "analysed">;

function findPath(
  written: string,
  project: OpenedProject,
  { manifestFile, analysed }: Judged,
): { readonly path: string } | { readonly mistake: string } {
  const { root, directory, snapshot } = project;
  const path = relativePath(root, resolve(directory, written)).replace(/\/$/, "");
  if (path === ".." || path.startsWith("../")) return { mistake: `${written} is outside the analysis root, ${root}` };
  const covers = (file: string): boolean => path === "" || file === path || file.startsWith(`${path}/`);
  if (path === manifestFile || analysed.some(covers)) return { path };
  if (snapshot.entries.some((entry) => covers(entry.path))) {
    return { mistake: `${written} has no source file that is analysed; see ssotlint check --list-files` };
  }
  return { mistake: `${written} does not exist below ${root}${guess(written, path, project)}` };
}

/** A word without a folder and an ending may be meant for a command. */
function guess(written: string, path: string, { root, directory, snapshot }: OpenedProject): string {
  const command = /^[a-z]+$/.test(written) ? nearest(written, COMMAND_NAMES) : null;
  const near = nearPath(
    path,
    snapshot.entries.map((entry) => entry.path),
  );
  const there = near === null ? null : relativePath(directory, resolve(root, near));
  const [first, ...others] = [command === null ? null : `ssotlint ${command}`, there].filter((one) => one !== null);
  return first === undefined ? "" : `. Did you mean ${[first, ...others].join(" or ")}?`;
}
