import { UserError } from "../model/user-error.js";

/** Where people see a repository in a browser, as absolute URLs without a slash at the end. */
export interface CodeHost {
  /** Before a commit and a path. */
  readonly files: string;
  /** Before a commit. */
  readonly commits: string;
  /** The commit that the CI server runs for. */
  readonly commit: string;
}

/** What CI servers say of themselves in the environment: GitHub, Forgejo and Gitea by the same names, and GitLab. */
export function codeHostOf(environment: Readonly<Record<string, string | undefined>>): CodeHost | null {
  const variable = (name: string): string => environment[name] ?? "";
  const repository = variable("GITHUB_REPOSITORY");
  const isGitea = variable("GITEA_ACTIONS") === "true" || variable("FORGEJO_ACTIONS") === "true";
  return (
    hostOf(
      /^[^/]+\/[^/]+$/.test(repository) ? `${variable("GITHUB_SERVER_URL")}/${repository}` : "",
      { files: isGitea ? "src/commit" : "blob", commits: "commit" },
      variable("GITHUB_SHA"),
    ) ?? hostOf(variable("CI_PROJECT_URL"), { files: "-/blob", commits: "-/commit" }, variable("CI_COMMIT_SHA"))
  );
}

/** Where the files of a commit are shown: of the one that is judged, or that the work tree is based on, else of the CI server's. */
export function filesUrl(host: CodeHost | null, commit: string | null): string | null {
  return host === null ? null : `${host.files}/${commit ?? host.commit}`;
}

/**
 * Reads `--source-url`.
 * @throws {UserError} when it is no address that a browser opens.
 */
export function parseSourceUrl(given: string | undefined): string | null {
  if (given === undefined) return null;
  if (isWebAddress(given)) return given.replace(/\/+$/, "");
  throw new UserError(`--source-url ${given}: expected an address such as https://github.com/owner/repo/blob/main`);
}

function hostOf(url: string, ways: Pick<CodeHost, "files" | "commits">, commit: string): CodeHost | null {
  if (!isWebAddress(url) || !/^[0-9a-f]{40,64}$/.test(commit)) return null;
  return { files: `${url}/${ways.files}`, commits: `${url}/${ways.commits}`, commit };
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s<>()"]+$/.test(text) && URL.canParse(text);
}
