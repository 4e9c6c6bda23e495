import { globby } from "globby";

import type { Listing } from "./build-snapshot.js";
import { linkText } from "./disk-files.js";

/**
 * The files below a directory that is in no git repository. The .gitignore files in it count all the same; dot files are files like any
 * other. Symlinks are listed, never followed, so a loop of them ends.
 * Files in a folder whose name has a line break are not found: globs do not match it.
 */
export async function listDirectory(root: string): Promise<Listing> {
  const found = await globby("**/*", {
    cwd: root,
    dot: true,
    gitignore: true,
    followSymbolicLinks: false,
    onlyFiles: false,
    objectMode: true,
    expandDirectories: false,
    // A folder that may not be read is left out, as git does.
    suppressErrors: true,
    ignore: ["**/.git", "**/.git/**", "**/node_modules", "**/node_modules/**"],
  });
  const files = found.filter(({ dirent }) => dirent.isFile()).map(({ path }) => path);
  const symlinks = found.filter(({ dirent }) => dirent.isSymbolicLink()).map(({ path }) => path);
  const links = await Promise.all(symlinks.map(async (path) => [path, await linkText(root, path)] as const));
  return { files, blobs: new Map(), links: new Map(links) };
}
