import { constants, open, readFile, realpath } from "node:fs/promises";
import { dirname, join } from "node:path";

import type { CosmiconfigResult, Loader } from "cosmiconfig";

import { UserError } from "../model/user-error.js";

/** Where to look for a configuration file, and what to take for one. */
export interface ConfigSearch {
  /** The directory to start in, absolute. */
  readonly from: string;
  /** The last directory to look in, usually the top of the git work tree; null for `from` alone. */
  readonly stopAt: string | null;
  /** File names, in the order of preference within one directory. Data formats only. */
  readonly searchPlaces: readonly string[];
  /** Whether a file is a configuration of ours, judged by its text. A broken one should be accepted, so that it is reported. */
  readonly accepts: (path: string, text: string) => boolean | Promise<boolean>;
}

export interface FoundConfig {
  /** Absolute and free of symlinks in its folder when it was found on disk, relative to the analysis root in a snapshot. */
  readonly path: string;
  /** As it stands in the file, decoded as UTF-8. */
  readonly text: string;
}

/**
 * Finds the nearest configuration file on disk, from a directory upwards. Nothing is parsed or run; nothing outside these directories is looked at.
 * @throws {UserError} when a file is there but cannot be read: passing over it would silently judge by another one.
 */
export async function findConfig(search: ConfigSearch): Promise<FoundConfig | null> {
  for (const directory of await directoriesUpwards(search)) {
    const found = await searchDirectory(directory, search, search.searchPlaces);
    if (found !== null) return found;
  }
  return null;
}

async function directoriesUpwards({ from, stopAt }: ConfigSearch): Promise<readonly string[]> {
  const start = await realpath(from);
  const end = stopAt === null ? start : await realpath(stopAt);
  const directories = [start];
  for (let directory = start; directory !== end; directory = dirname(directory)) {
    // The top of the disk was reached: `stopAt` is not above, so it cannot say where to stop.
    if (dirname(directory) === directory) return [start];
    directories.push(dirname(directory));
  }
  return directories;
}

async function searchDirectory(
  directory: string,
  search: ConfigSearch,
  places: readonly string[],
): Promise<FoundConfig | null> {
  if (!(await holdsAny(directory, places, search.accepts))) return null;
  const explorer = await explorerOf(places, search.accepts);
  const result = await explorer.search(directory).catch(unreadable);
  const at = result === null ? places.length : places.findIndex((place) => join(directory, place) === result.filepath);
  await refuseUnreadable(directory, places.slice(0, at));
  if (result === null) return null;
  if (result.isEmpty !== true) return { path: result.filepath, text: (result.config as LoadedText).text };
  // cosmiconfig asks no loader about a blank file.
  if (await search.accepts(result.filepath, "")) return { path: result.filepath, text: "" };
  return searchDirectory(directory, search, places.slice(at + 1));
}

interface LoadedText {
  readonly text: string;
}

/**
 * cosmiconfig's own search, without its front door: `cosmiconfig()` first looks for a configuration of cosmiconfig itself in the current
 * directory, and for that runs `.config/config.js` and its kin. Analysing a repository must never run code of that repository.
 * Its search upwards is not used either: it ends in a folder of the user's home. It is loaded where there is something to find.
 */
async function explorerOf(places: readonly string[], accepts: ConfigSearch["accepts"]): Promise<Explorer> {
  // The class is there, its types are not published.
  const { Explorer } = (await import("cosmiconfig/dist/Explorer.js")) as unknown as ExplorerModule;
  // A loader that gives null makes the search go on.
  const load: Loader = async (path, text): Promise<LoadedText | null> =>
    (await accepts(path, text)) ? { text } : null;
  return new Explorer({
    moduleName: "ssotlint",
    searchPlaces: [...places],
    loaders: Object.fromEntries(DATA_EXTENSIONS.map((extension) => [extension, load])),
    // In package.json cosmiconfig would take this property out of what the loader gives: the way to all of it is the empty one.
    packageProp: [],
    searchStrategy: "none",
    ignoreEmptySearchPlaces: false,
    cache: false,
    metaConfigFilePath: null,
    mergeImportArrays: false,
    mergeSearchPlaces: false,
    transform: (result) => result,
  });
}

/** A search place with any other extension has no loader, which cosmiconfig refuses. */
const DATA_EXTENSIONS = [".yaml", ".yml", ".json", ".jsonc", ".toml"];

interface Explorer {
  search(directory: string): Promise<CosmiconfigResult>;
}

interface ExplorerOptions {
  readonly moduleName: string;
  readonly searchPlaces: string[];
  readonly loaders: Record<string, Loader>;
  readonly packageProp: string[];
  readonly searchStrategy: "none";
  readonly ignoreEmptySearchPlaces: boolean;
  readonly cache: boolean;
  readonly metaConfigFilePath: null;
  readonly mergeImportArrays: boolean;
  readonly mergeSearchPlaces: boolean;
  readonly transform: (result: CosmiconfigResult) => CosmiconfigResult;
}

interface ExplorerModule {
  readonly Explorer: new (options: ExplorerOptions) => Explorer;
}

/** Whether one of these files is a configuration of ours, or hides by an error whether it is. Most folders have none, and need no search. */
async function holdsAny(
  directory: string,
  places: readonly string[],
  accepts: ConfigSearch["accepts"],
): Promise<boolean> {
  for (const place of places) {
    const path = join(directory, place);
    const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => error);
    if (typeof text === "string" ? await accepts(path, text) : text.code !== "ENOENT") return true;
  }
  return false;
}

/** cosmiconfig passes over files that it may not read. */
async function refuseUnreadable(directory: string, places: readonly string[]): Promise<void> {
  for (const place of places) {
    const path = join(directory, place);
    try {
      const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
      await file.close();
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === "EACCES" || code === "EPERM") throw new UserError(`${path} cannot be read: permission is missing`);
    }
  }
}

function unreadable(error: NodeJS.ErrnoException): never {
  if (error.syscall === undefined) throw error;
  throw new UserError(`${error.path ?? "a configuration file"} cannot be read: ${error.code ?? error.message}`);
}
