import { basename, dirname, extname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { defaultManifest } from "./manifest/defaults.js";
import { acceptsManifest, SEARCH_PLACES } from "./manifest/find-manifest.js";
import type { Manifest } from "./model/manifest.js";
import type { Snapshot } from "./model/snapshot.js";
import { UserError } from "./model/user-error.js";
import { findConfig, type FoundConfig } from "./snapshot/find-config.js";
import { configInTree, findConfigInTree } from "./snapshot/find-config-in-tree.js";
import type { GitTree, MissingBlob } from "./snapshot/git-tree.js";
import { existingDirectory, locate, noWorkTree, type Located } from "./snapshot/locate-repository.js";
import { describeTree, openTree, treeNotes, treeSnapshot, type TreeChoice } from "./snapshot/open-tree.js";
import { openLocated, openWorktree } from "./snapshot/open-worktree.js";
import { didYouMeanBeside } from "./snapshot/near-on-disk.js";
import { readTextFile } from "./snapshot/read-text-file.js";

/** Which snapshot of a directory is judged: the files on disk, what would be committed, or a commit. */
export type SnapshotChoice =
  | { readonly kind: "worktree" }
  /** By its own manifest, or by the one on disk. */
  | (TreeChoice & { readonly manifest?: "own" | "onDisk" });

export interface ProjectOptions {
  readonly cwd: string | undefined;
  readonly config: string | undefined;
  readonly snapshot: SnapshotChoice;
  /** What `locate` says of the directory, where git was asked before this was loaded. */
  readonly located?: Promise<Located>;
}

/** What a command judges: a snapshot and the manifest for it. */
export interface OpenedProject {
  readonly snapshot: Snapshot;
  /** The manifest as it is written, its path relative to the analysis root; null when there is none. See `manifestOf`. */
  readonly declared: FoundConfig | null;
  /** The manifest, where it is not the snapshot's own. */
  readonly yardstick: Manifest | null;
  /** The analysis root, absolute. */
  readonly root: string;
  /** The directory that the command works in, absolute: paths on the command line are relative to it. */
  readonly directory: string;
  /** Where a run may keep what the next one can use, absolute; null when there is no place for it. */
  readonly cacheFolder: string | null;
  /** The UTC date of the commit that is judged; null when none is. */
  readonly date: string | null;
  /** Sentences for the user. To be asked at the end: what cannot be read is known by then. */
  readonly notes: () => readonly string[];
  /** What git does not have of a commit or the index, as far as it was read. */
  readonly missing: () => readonly MissingBlob[];
  /**
   * A text beside the code, by its absolute path: from git where what git holds is judged, else from the disk. Null when there is none.
   * @throws {UserError} when it cannot be read.
   */
  readonly readText: (path: string) => Promise<string | null>;
}

/**
 * Finds the manifest and opens the analysis root. The root is the folder of the manifest that was found, else
 * the working directory. A manifest named by `--config` that lies below the working directory leaves the root there. The manifest comes
 * from the snapshot that is judged.
 * @throws {UserError} for a directory, manifest or revision that does not exist or is wrong.
 */
export async function openProject(workingDirectory: string, options: ProjectOptions): Promise<OpenedProject> {
  const { config, snapshot: choice } = options;
  const located = await (options.located ?? locate(resolve(workingDirectory, options.cwd ?? ".")));
  const { directory } = located;
  if (choice.kind !== "worktree" && choice.manifest === "onDisk") return byManifestOnDisk(located, config, choice);
  const opened = choice.kind === "worktree" ? await onDisk(located, config) : await inGit(directory, config, choice);
  const { found, root } = opened;
  const declared = found === null ? null : { path: relativePath(root, found.path), text: found.text };
  return { ...opened, declared, directory, yardstick: null };
}

async function byManifestOnDisk(
  located: Located,
  config: string | undefined,
  choice: TreeChoice,
): Promise<OpenedProject> {
  const project = await openProject(located.directory, {
    cwd: undefined,
    config: config === undefined ? undefined : resolve(located.directory, config),
    snapshot: { kind: "worktree" },
    located: Promise.resolve(located),
  });
  const { tree, top } = await openTree(project.root, choice);
  const snapshot = await treeSnapshot(tree, project.snapshot.prefix);
  const yardstick = await manifestOf(project);
  return {
    ...project,
    yardstick,
    snapshot,
    date: tree.date,
    ...treeQuestions(tree, snapshot),
    readText: textIn(tree, top),
  };
}

/**
 * The manifest of a project, with what it extends.
 * @throws {UserError} when it is wrong.
 */
export async function manifestOf({
  declared,
  snapshot,
  yardstick,
}: Pick<OpenedProject, "declared" | "snapshot" | "yardstick">): Promise<Manifest> {
  if (yardstick !== null) return yardstick;
  if (declared === null) return defaultManifest();
  // Only who has a manifest pays for loading what checks it.
  const { loadManifest } = await import("./manifest/load-manifest.js");
  const { ruleCatalogue } = await import("./rules/index.js");
  return loadManifest({ snapshot, file: declared.path, text: declared.text, catalogue: ruleCatalogue() });
}

/** A commit that a project is compared with, as a snapshot of the same analysis root. */
export interface OpenedPast extends Pick<OpenedProject, "snapshot" | "date" | "notes" | "missing"> {
  readonly commit: string;
}

/**
 * Opens the past of a project.
 * @throws {UserError} when the revision means no commit.
 */
export async function openPast({ root, snapshot }: OpenedProject, revision: string): Promise<OpenedPast> {
  const { tree } = await openTree(root, { kind: "commit", revision });
  const past = await treeSnapshot(tree, snapshot.prefix);
  return { snapshot: past, commit: tree.commit ?? "", date: tree.date, ...treeQuestions(tree, past) };
}

/** A path as the analysis root knows it: relative to it, with `/`. Starts with `..` when it is outside. */
export function relativePath(root: string, path: string): string {
  return relative(root, path).split(sep).join("/");
}

interface Opened extends Pick<
  OpenedProject,
  "snapshot" | "root" | "cacheFolder" | "date" | "notes" | "missing" | "readText"
> {
  /** The manifest, its path absolute. */
  readonly found: FoundConfig | null;
}

async function onDisk(located: Located, config: string | undefined): Promise<Opened> {
  const { directory } = located;
  const found = config === undefined ? await search(located) : await named(resolve(directory, config));
  const root = found === null ? directory : rootFor(directory, found.path, config);
  const { snapshot, cacheFolder, notes } = await (root === directory ? openLocated(located) : openWorktree(root));
  return {
    found,
    root,
    snapshot,
    cacheFolder,
    date: null,
    notes: () => notes,
    missing: () => [],
    readText: readTextFile,
  };
}

async function inGit(directory: string, config: string | undefined, choice: TreeChoice): Promise<Opened> {
  const { tree, top, cacheFolder } = await openTree(directory, choice);
  const inTree =
    config === undefined
      ? await findConfigInTree(tree, relativePath(top, directory), SEARCH)
      : await namedInTree(tree, top, resolve(directory, config));
  const found = inTree === null ? null : { ...inTree, path: join(top, inTree.path) };
  const root = found === null ? directory : rootFor(directory, found.path, config);
  const way = relativePath(top, root);
  const snapshot = await treeSnapshot(tree, way === "" ? "" : `${way}/`);
  return {
    found,
    root,
    snapshot,
    cacheFolder,
    date: tree.date,
    ...treeQuestions(tree, snapshot),
    readText: textIn(tree, top),
  };
}

function textIn(tree: GitTree, top: string): OpenedProject["readText"] {
  return async (path) => {
    const inTop = isInside(top, path) ? await configInTree(tree, relativePath(top, path)) : null;
    return inTop?.text ?? null;
  };
}

function treeQuestions(tree: GitTree, snapshot: Snapshot): Pick<OpenedProject, "notes" | "missing"> {
  return { notes: () => treeNotes(tree, snapshot), missing: tree.missing };
}

const SEARCH = { searchPlaces: SEARCH_PLACES, accepts: acceptsManifest };

async function search({ directory, repository }: Located): Promise<FoundConfig | null> {
  if (repository.kind === "bare") throw noWorkTree(directory);
  const stopAt = repository.kind === "repository" ? repository.root : null;
  return findConfig({ from: directory, stopAt, ...SEARCH });
}

async function named(path: string): Promise<FoundConfig> {
  refuseOtherNames(path);
  const from = await existingDirectory(dirname(path));
  const found = await findConfig({ from, stopAt: null, searchPlaces: [basename(path)], accepts: () => true });
  if (found === null) {
    const guess = await didYouMeanBeside(path, isManifestName);
    throw new UserError(`${path} does not exist: --config names the manifest to use${guess}`);
  }
  return found;
}

async function namedInTree(tree: GitTree, top: string, written: string): Promise<FoundConfig> {
  refuseOtherNames(written);
  // A folder that git holds need not be on disk; one that is may be reached through a symlink.
  const folder = await existingDirectory(dirname(written)).catch(() => dirname(written));
  const path = join(folder, basename(written));
  if (!isInside(top, path)) {
    throw new UserError(`${path} is outside of the repository at ${top}, so it is not in ${describeTree(tree)}`);
  }
  const found = await configInTree(tree, relativePath(top, path));
  if (found === null)
    throw new UserError(`${path} does not exist in ${describeTree(tree)}: --config names the manifest to use`);
  return found;
}

function isManifestName(path: string): boolean {
  return [".yaml", ".yml", ".json", ".jsonc", ".toml"].includes(extname(path));
}

function refuseOtherNames(path: string): void {
  if (!isManifestName(path)) {
    throw new UserError(`${path} cannot be a manifest: its name has to end in .yaml, .yml, .json, .jsonc or .toml`);
  }
}

function rootFor(directory: string, manifest: string, config: string | undefined): string {
  const folder = dirname(manifest);
  if (config === undefined || !isInside(directory, folder)) {
    if (isInside(folder, directory)) return folder;
    throw new UserError(
      `${manifest} is neither above nor below ${directory}: a manifest governs the folder that it lies in`,
    );
  }
  return directory;
}

function isInside(outer: string, inner: string): boolean {
  const way = relative(outer, inner);
  return way === "" || (!isAbsolute(way) && way !== ".." && !way.startsWith(`..${sep}`));
}
