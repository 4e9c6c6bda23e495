import { directoryOf } from "../../modules/file-table.js";
import { hasInit, inFolder, isNamespace, moduleIn, type ModuleFiles } from "./module-path.js";

/** The top-level package that a folder is or lies in, with an `__init__` in every folder up to it. Null for a folder in no such package. */
export function topPackage(folder: string, { files }: ModuleFiles): string | null {
  let found: string | null = null;
  for (let at = folder; at !== "" && hasInit(files, at); at = directoryOf(at)) found = at;
  return found;
}

/** How the absolute imports from inside of a package, of what they take for it, turn out. */
interface Tally {
  reached: number;
  missed: number;
}

/**
 * Top-level packages that are what their own files mean by their name. What lies in `app/` and imports `app.x` cannot be loaded but as a part
 * of `app`, whatever else is configured, unless the folder only has the name of a library: then most of the submodules that are imported by
 * that name are not there.
 */
export function surePackages(): SurePackages {
  const tallies = new Map<string, Tally>();
  return {
    note: (folder, isReached) => {
      const tally = tallies.get(folder) ?? { reached: 0, missed: 0 };
      if (isReached) tally.reached++;
      else tally.missed++;
      tallies.set(folder, tally);
    },
    among: (roots) =>
      new Set(
        [...tallies].flatMap(([folder, { reached, missed }]) =>
          reached > missed && roots.has(directoryOf(folder)) ? [folder] : [],
        ),
      ),
  };
}

interface SurePackages {
  /** Counts the import of one submodule of a package, by a file in it. */
  readonly note: (folder: string, isReached: boolean) => void;
  /** The packages that stand directly in one of these folders and are sure. */
  readonly among: (roots: ReadonlySet<string>) => ReadonlySet<string>;
}

/** The folder in which the importer's own package stands, when it is sure that a name means that package; null otherwise. */
export function sureRoot(
  importerFolder: string,
  top: string,
  { sure, elsewhere }: { readonly sure: ReadonlySet<string>; readonly elsewhere: readonly string[] },
  from: ModuleFiles,
): string | null {
  const folder = topPackage(importerFolder, from);
  if (folder === null || !sure.has(folder)) return null;
  const root = directoryOf(folder);
  if (folder !== inFolder(root, top)) return null;
  const isTwice = elsewhere.some((other) => other !== root && !isNamespace(moduleIn(other, top, from) ?? "/"));
  return isTwice ? null : root;
}
