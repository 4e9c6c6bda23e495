import { askGit } from "./ask-git.js";

/** The names by which people call commits of the repository that a directory is in: HEAD, branches, tags. None outside of one. */
export async function refNames(
  directory: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const { code, stdout } = await askGit(
    directory,
    ["for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/tags", "refs/remotes"],
    environment,
  );
  const names = stdout.toString("utf8").split("\n");
  return code === 0 ? ["HEAD", ...names.filter((name) => name !== "" && name !== "HEAD")] : [];
}
