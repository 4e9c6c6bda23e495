import { askGit, GitNotFoundError } from "./ask-git.js";

/** The files below a directory that git could not merge, relative to it; none without a repository. */
export async function unmergedFiles(directory: string): Promise<ReadonlySet<string>> {
  try {
    const { code, stdout } = await askGit(directory, ["ls-files", "--unmerged", "-z"]);
    if (code !== 0) return new Set();
    // `<mode> <blob> <stage>\t<path>`, once for each side of the merge.
    const lines = stdout.toString("utf8").split("\0");
    return new Set(lines.flatMap((line) => (line === "" ? [] : [line.slice(line.indexOf("\t") + 1)])));
  } catch (error) {
    if (error instanceof GitNotFoundError) return new Set();
    throw error;
  }
}
