import { gitGlob } from "./git-glob.js";

/** A pattern of a .gitignore or .gitattributes line: both have the same rules. */
export interface GitPathPattern {
  /** It ended in a slash. */
  readonly foldersOnly: boolean;
  /** Takes a path from the top of the repository, and its {@link nameOf}. Says nothing of what is below a folder that matches. */
  readonly matches: (path: string, name: string) => boolean;
}

/**
 * Reads a pattern that stands in a file in a folder (`""` for the top). Without a slash before its end it speaks of names at any depth,
 * with one of the way from that folder.
 */
export function gitPathPattern(folder: string, pattern: string): GitPathPattern {
  const foldersOnly = pattern.endsWith("/");
  const body = foldersOnly ? pattern.slice(0, -1) : pattern;
  const isTied = body.includes("/");
  const matchesGlob = gitGlob(body.replace(/^\//, ""));
  const prefix = folder === "" ? "" : `${folder}/`;
  const isBelow = prefix === "" ? () => true : (path: string) => path.startsWith(prefix);
  return {
    foldersOnly,
    matches: isTied
      ? (path) => isBelow(path) && matchesGlob(path.slice(prefix.length))
      : (path, name) => matchesGlob(name) && isBelow(path),
  };
}

/** The last name of a path. Worked out once for all the patterns that are asked about it. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
