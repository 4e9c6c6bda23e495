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
  { root, directory, snapshot }: OpenedProject,
  { manifestFile, analysed }: Pick<Judgement, "manifestFile" | "analysed">,
): readonly string[] | null {
  if (paths.length === 0) return null;
  return paths.map((written) => {
    const path = relativePath(root, resolve(directory, written)).replace(/\/$/, "");
    if (path === ".." || path.startsWith("../")) {
      throw new UserError(`${written} is outside the analysis root, ${root}`);
    }
    const covers = (file: string): boolean => path === "" || file === path || file.startsWith(`${path}/`);
    if (path === manifestFile || analysed.some(covers)) return path;
    const isThere = snapshot.entries.some((entry) => covers(entry.path));
    throw new UserError(
      isThere
        ? `${written} has no source file that is analysed; see ssotlint check --list-files`
        : `${written} does not exist below ${root}`,
    );
  });
}
