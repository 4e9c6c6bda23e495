import { basename, dirname, extname, isAbsolute, relative, resolve, sep } from "node:path";
import { defaultManifest } from "./manifest/defaults.js";
import { acceptsManifest, SEARCH_PLACES } from "./manifest/find-manifest.js";
import type { Manifest } from "./model/manifest.js";
import type { Snapshot } from "./model/snapshot.js";
import { UserError } from "./model/user-error.js";
import { findConfig, type FoundConfig } from "./snapshot/find-config.js";
import { existingDirectory, gitRoot } from "./snapshot/locate-repository.js";
import { openWorktree } from "./snapshot/open-worktree.js";

export interface ProjectOptions {
  readonly cwd: string | undefined;
  readonly config: string | undefined;
}

/** What a command judges: a snapshot and the manifest for it. */
export interface OpenedProject {
  readonly snapshot: Snapshot;
  readonly manifest: Manifest;
  /** The analysis root, absolute. */
  readonly root: string;
  /** The directory that the command works in, absolute: paths on the command line are relative to it. */
  readonly directory: string;
  /** Where a run may keep what the next one can use, absolute; null when there is no place for it. */
  readonly cacheFolder: string | null;
  readonly notes: readonly string[];
}

/**
 * Finds the manifest, opens the analysis root and reads what was declared. The root is the folder of the manifest that was found, else
 * the working directory. A manifest named by `--config` that lies below the working directory leaves the root there.
 * @throws {UserError} for a directory or manifest that does not exist or is wrong.
 */
export async function openProject(workingDirectory: string, options: ProjectOptions): Promise<OpenedProject> {
  const directory = await existingDirectory(resolve(workingDirectory, options.cwd ?? "."));
  const found =
    options.config === undefined ? await search(directory) : await named(resolve(directory, options.config));
  const root = found === null ? directory : rootFor(directory, found.path, options.config);
  const { snapshot, cacheFolder, notes } = await openWorktree(root);
  if (found === null) return { snapshot, manifest: defaultManifest(), root, directory, cacheFolder, notes };
  const file = relativePath(root, found.path);
  const manifest = await readManifest(snapshot, file, found.text);
  return { snapshot, manifest, root, directory, cacheFolder, notes };
}

/** Only who has a manifest pays for loading what checks it. */
async function readManifest(snapshot: Snapshot, file: string, text: string): Promise<Manifest> {
  const [{ loadManifest }, { ruleCatalogue }] = await Promise.all([
    import("./manifest/load-manifest.js"),
    import("./rules/index.js"),
  ]);
  return loadManifest({ snapshot, file, text, catalogue: ruleCatalogue() });
}

/** A path as the analysis root knows it: relative to it, with `/`. Starts with `..` when it is outside. */
export function relativePath(root: string, path: string): string {
  return relative(root, path).split(sep).join("/");
}

async function search(directory: string): Promise<FoundConfig | null> {
  const stopAt = await gitRoot(directory);
  return findConfig({ from: directory, stopAt, searchPlaces: SEARCH_PLACES, accepts: acceptsManifest });
}

async function named(path: string): Promise<FoundConfig> {
  if (![".yaml", ".yml", ".json", ".jsonc", ".toml"].includes(extname(path))) {
    throw new UserError(`${path} cannot be a manifest: its name has to end in .yaml, .yml, .json, .jsonc or .toml`);
  }
  const from = await existingDirectory(dirname(path));
  const found = await findConfig({ from, stopAt: null, searchPlaces: [basename(path)], accepts: () => true });
  if (found === null) throw new UserError(`${path} does not exist: --config names the manifest to use`);
  return found;
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
