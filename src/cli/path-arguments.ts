import { resolve } from "node:path";
import type { Judgement } from "../model/report.js";
import { UserError } from "../model/user-error.js";
import { relativePath, type OpenedProject } from "../open-project.js";

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
  { root, directory, snapshot }: OpenedProject,
  { manifestFile, analysed }: Judged,
): { readonly path: string } | { readonly mistake: string } {
  const path = relativePath(root, resolve(directory, written)).replace(/\/$/, "");
  if (path === ".." || path.startsWith("../")) return { mistake: `${written} is outside the analysis root, ${root}` };
  const covers = (file: string): boolean => path === "" || file === path || file.startsWith(`${path}/`);
  if (path === manifestFile || analysed.some(covers)) return { path };
  return {
    mistake: snapshot.entries.some((entry) => covers(entry.path))
      ? `${written} has no source file that is analysed; see ssotlint check --list-files`
      : `${written} does not exist below ${root}`,
  };
}
