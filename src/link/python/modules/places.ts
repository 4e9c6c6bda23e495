import { ancestors } from "../../modules/file-table.js";
import type { ModuleFiles } from "./module-path.js";
import { rootsHaving } from "./roots-having.js";
import type { SourceRoots } from "./source-roots.js";
import { sureRoot } from "./sure-packages.js";

/** All that there is to know about where a name is looked up. Thousands of folders have a few of these between them. */
export interface Place<T> {
  /** The roots above the importer that have the top-level name, nearest first. */
  readonly own: readonly string[];
  /** Those that have it elsewhere. */
  readonly others: readonly string[];
  /** The root that holds the package which the importer is in, when it is sure that it means that one. */
  readonly home: string | null;
  /** The importer's folder, where that is a root by itself. */
  readonly folder: string | null;
  /** What was found there, by dotted name. */
  readonly known: Map<string, T>;
}

/** Where a top-level name is looked up from a folder; null where no root has it. */
export type PlaceOf<T> = (folder: string, top: string) => Place<T> | null;

/** Finds the places, each of them once. */
export function places<T>(from: ModuleFiles, roots: SourceRoots): PlaceOf<T> {
  const having = rootsHaving(roots.all, from);
  const byFolder = new Map<string, Map<string, Place<T>>>();
  const distinct = new Map<string, Place<T>>();
  const find = (importer: string, top: string, found: readonly string[]): Place<T> => {
    const above = ancestors(importer);
    const own = above.filter((each) => found.includes(each));
    const others = found.filter((root) => !above.includes(root));
    const home = sureRoot(importer, top, { sure: roots.surePackages, elsewhere: [...above, ...others] }, from);
    const folder = found.includes(importer) ? importer : null;
    const key = JSON.stringify([top, own, home, folder]);
    const place = distinct.get(key) ?? { own, others, home, folder, known: new Map<string, T>() };
    distinct.set(key, place);
    return place;
  };
  return (folder, top) => {
    const found = having(top);
    if (found.length === 0) return null;
    let inFolder = byFolder.get(folder);
    if (inFolder === undefined) byFolder.set(folder, (inFolder = new Map()));
    let place = inFolder.get(top);
    if (place === undefined) inFolder.set(top, (place = find(folder, top, found)));
    return place;
  };
}
