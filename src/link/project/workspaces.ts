import picomatch from "picomatch";
import { ancestors, directoryOf } from "../modules/file-table.js";
import type { Package } from "./package-json.js";

/** Finds a package of the workspace that a file is in, by the package's name. */
export type FindWorkspacePackage = (importer: string, name: string) => Package | null;

export interface Workspaces {
  readonly find: FindWorkspacePackage;
  /** Whether a package is part of some workspace, or the root of one. */
  readonly isMember: (item: Package) => boolean;
}

/** A folder that claims packages below it, by globs relative to it. */
export interface WorkspaceRoot {
  readonly directory: string;
  readonly globs: readonly string[];
}

/**
 * Packages by name for every workspace of a snapshot. A repository may hold several workspaces, one inside another, with packages of one
 * name: the innermost workspace around the importer that has the name is meant.
 */
export function workspacePackages(roots: readonly WorkspaceRoot[], packages: readonly Package[]): Workspaces {
  const byRoot = new Map<string, Map<string, Package>>();
  const all = new Set<Package>();
  for (const root of roots) {
    const members = byRoot.get(root.directory) ?? new Map<string, Package>();
    byRoot.set(root.directory, members);
    const isMember = membership(root);
    for (const item of packages) {
      if (!isMember(item.directory)) continue;
      all.add(item);
      if (item.name !== null && !members.has(item.name)) members.set(item.name, item);
    }
  }
  const find: FindWorkspacePackage = (importer, name) => {
    for (const directory of ancestors(directoryOf(importer))) {
      const found = byRoot.get(directory)?.get(name);
      if (found !== undefined) return found;
    }
    return null;
  };
  return { find, isMember: (item) => all.has(item) };
}

/** Whether a workspace claims a folder. Its own folder is one of its packages. */
function membership(root: WorkspaceRoot): (directory: string) => boolean {
  const prefix = root.directory === "" ? "" : `${root.directory}/`;
  const matches = globMatcher(root.globs);
  return (directory) =>
    directory === root.directory || (directory.startsWith(prefix) && matches(directory.slice(prefix.length)));
}

function globMatcher(globs: readonly string[]): (path: string) => boolean {
  const plain = globs.map((glob) => glob.replace(/^(!?)\.\//, "$1").replace(/\/$/, ""));
  const wanted = plain.filter((glob) => !glob.startsWith("!"));
  const unwanted = plain.filter((glob) => glob.startsWith("!")).map((glob) => glob.slice(1));
  return picomatch(wanted, { ignore: unwanted, dot: true });
}
