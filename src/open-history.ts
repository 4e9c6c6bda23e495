import { createHash } from "node:crypto";
import { resolve } from "node:path";
import { serialize } from "node:v8";
import type { OpenedCommit } from "./history/commit-measurer.js";
import type { Manifest } from "./model/manifest.js";
import { UserError } from "./model/user-error.js";
import { manifestOf, openProject, type OpenedProject } from "./open-project.js";
import { askGit } from "./snapshot/ask-git.js";
import type { GitPlace } from "./snapshot/git-objects.js";
import { commitTree } from "./snapshot/git-tree.js";
import { locate } from "./snapshot/locate-repository.js";
import { treeSnapshot } from "./snapshot/open-tree.js";
import { resolveCommit } from "./snapshot/resolve-commit.js";

export interface HistoryOptions {
  readonly cwd: string | undefined;
  readonly config: string | undefined;
  /** The last commit; what HEAD points to where nothing is said. */
  readonly until: string | undefined;
  /** Whose manifest each commit is judged by. */
  readonly yardstick: "today" | "ownManifest";
  /** The date that all commits are judged on; each on its own where nothing is said. */
  readonly today: string | null;
  /** For a commit without a date that can be read. */
  readonly systemDate: string;
}

/** The past of a project, to be judged commit by commit. */
export interface OpenedHistory {
  readonly place: GitPlace;
  /** The last commit. */
  readonly tip: string;
  /** What is there now, and its manifest: of the work tree, or, where there is none, of the last commit. */
  readonly project: OpenedProject;
  readonly manifest: Manifest;
  /** Whose manifest each commit is judged by. */
  readonly by: HistoryOptions["yardstick"];
  /** Tells what commits are judged by from all else. */
  readonly yardstick: string;
  /** @throws {UserError} when the manifest of the commit is wrong. */
  readonly open: (commit: string) => Promise<OpenedCommit>;
  /** Whether the repository lacks a blob. */
  readonly lacks: (blob: string) => Promise<boolean>;
}

/**
 * Opens the history of the project that a directory is in. Nothing of the work tree is written.
 * @throws {UserError} when there is no repository or no commit.
 */
export async function openHistory(workingDirectory: string, options: HistoryOptions): Promise<OpenedHistory> {
  const { cwd, config, until } = options;
  const located = locate(resolve(workingDirectory, cwd ?? "."));
  const { directory, repository } = await located;
  if (repository.kind === "none") {
    throw new UserError(`${repository.reason}: a trend is read from the commits of a repository (${directory})`);
  }
  if (repository.kind === "repository" && repository.commit === null && until === undefined) {
    throw new UserError(`The repository at ${repository.root} has no commit yet, so there is no history to count in`);
  }
  const top = repository.kind === "bare" ? directory : repository.root;
  const place = { directory: top, environment: repository.environment, objectFormat: repository.objectFormat };
  const tip = await resolveCommit(place, until ?? "HEAD");
  const project =
    repository.kind === "bare"
      ? await openProject(workingDirectory, { cwd, config, snapshot: { kind: "commit", revision: tip }, located })
      : await openProject(workingDirectory, { cwd, config, snapshot: { kind: "worktree" }, located });
  const manifest = await manifestOf(project);
  const openers = {
    today: () => openToday(place, project, manifest, options),
    ownManifest: () => openOwn(workingDirectory, options),
  };
  return {
    place,
    tip,
    project,
    manifest,
    by: options.yardstick,
    yardstick: yardstickOf(project, manifest, options),
    open: openers[options.yardstick](),
    lacks: oncePerBlob(async (blob) => {
      const { code } = await askGit(top, ["--no-replace-objects", "cat-file", "-e", blob], repository.environment);
      return code !== 0;
    }),
  };
}

type Opener = OpenedHistory["open"];

function openToday(
  place: GitPlace,
  { snapshot: { prefix } }: OpenedProject,
  manifest: Manifest,
  options: HistoryOptions,
): Opener {
  const manifestKey = keyOf(manifest);
  return async (commit) => {
    const tree = await commitTree(place, commit);
    const snapshot = await treeSnapshot(tree, prefix);
    return opened({ snapshot, date: tree.date, missing: tree.missing }, { manifest, manifestKey }, options);
  };
}

function openOwn(workingDirectory: string, options: HistoryOptions): Opener {
  const { cwd, config } = options;
  return async (revision) => {
    const project = await openProject(workingDirectory, { cwd, config, snapshot: { kind: "commit", revision } });
    const manifest = await manifestOf(project);
    return opened(project, { manifest, manifestKey: keyOf(manifest) }, options);
  };
}

function opened(
  { snapshot, date, missing }: Pick<OpenedProject, "snapshot" | "date" | "missing">,
  judgedBy: Pick<OpenedCommit, "manifest" | "manifestKey">,
  { today, systemDate }: HistoryOptions,
): OpenedCommit {
  const { prefix } = snapshot;
  const fromRoot = (path: string): string => (path.startsWith(prefix) ? path.slice(prefix.length) : path);
  return {
    snapshot,
    ...judgedBy,
    today: today ?? date ?? systemDate,
    missing: () => missing().map(({ path, blob }) => ({ path: fromRoot(path), blob })),
  };
}

/** What is the outcome's whole cause beside the commit and the code of ssotlint. */
function yardstickOf(
  { snapshot, directory, root }: OpenedProject,
  manifest: Manifest,
  { yardstick, config, today }: HistoryOptions,
): string {
  const manifestPart = yardstick === "today" ? keyOf(manifest) : [config ?? null, directory.slice(root.length)];
  return hash(JSON.stringify([yardstick, manifestPart, snapshot.prefix, today]));
}

function keyOf(manifest: Manifest): string {
  return hash(serialize(manifest));
}

function hash(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}

function oncePerBlob(ask: (blob: string) => Promise<boolean>): (blob: string) => Promise<boolean> {
  const answers = new Map<string, Promise<boolean>>();
  return (blob) => {
    const answer = answers.get(blob) ?? ask(blob);
    answers.set(blob, answer);
    return answer;
  };
}
