import { readdirSync, type Dirent } from "node:fs";
import { join } from "node:path";

import { FileGoneError } from "../model/snapshot.js";
import type { Listing } from "./build-snapshot.js";
import { diskReader, linkText } from "./disk-files.js";
import { isExcluded, withIgnoreFile, type IgnoreRules } from "./ignore-rules.js";

/**
 * The files below a directory that is in no git repository. The .gitignore files in it count all the same; dot files are files like any
 * other. Symlinks are listed, never followed, so a loop of them ends. What is in an ignored folder is not looked at.
 */
export async function listDirectory(root: string): Promise<Listing> {
  const read = diskReader(root);
  const files: string[] = [];
  const symlinks: string[] = [];
  const folders: Folder[] = [{ path: "", rules: [] }];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const entries = readFolder(root, folder.path).filter(({ name }) => !NEVER_LISTED.has(name));
    const rules = rulesIn(folder, entries, read);
    for (const entry of entries) {
      const path = folder.path === "" ? entry.name : `${folder.path}/${entry.name}`;
      if (isExcluded(rules, path, entry.isDirectory() ? "folder" : "file")) continue;
      if (entry.isDirectory()) folders.push({ path, rules });
      else if (entry.isFile()) files.push(path);
      else if (entry.isSymbolicLink()) symlinks.push(path);
    }
  }
  const links = await Promise.all(symlinks.map(async (path) => [path, await linkText(root, path)] as const));
  return { files, blobs: new Map(), links: new Map(links) };
}

interface Folder {
  readonly path: string;
  /** Those of the folder above. */
  readonly rules: IgnoreRules;
}

const NEVER_LISTED: ReadonlySet<string> = new Set([".git", "node_modules"]);

/** Synchronous, as files are read: a folder is mostly in the memory of the system, and four thousand of them would wait for each other. */
function readFolder(root: string, folder: string): readonly Dirent[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true });
  } catch {
    // One that may not be read, or has just gone, is left out, as git does.
    return [];
  }
}

function rulesIn({ path, rules }: Folder, entries: readonly Dirent[], read: (path: string) => Uint8Array): IgnoreRules {
  // git does not follow a symlink of this name.
  if (!entries.some((entry) => entry.name === ".gitignore" && entry.isFile())) return rules;
  try {
    const text = new TextDecoder().decode(read(path === "" ? ".gitignore" : `${path}/.gitignore`));
    return withIgnoreFile(rules, path, text);
  } catch (error) {
    if (error instanceof FileGoneError) return rules;
    throw error;
  }
}
