import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Snapshot } from "../model/snapshot.js";
import { startGit } from "./ask-git.js";
import { wayBelow } from "./disk-files.js";
import type { Located } from "./locate-repository.js";

/**
 * Every folder below the analysis root in which a file may come to be that a run would look at, absolute: those that have such files, those
 * that are empty, and not what git ignores, other repositories, `.git` and `node_modules`.
 */
export async function foldersToWatch(
  root: string,
  { repository }: Located,
  snapshot: Snapshot,
): Promise<readonly string[]> {
  const listed = foldersOf(snapshot);
  const found = [...listed];
  let level: readonly string[] = found;
  while (level.length > 0) {
    const others = level.flatMap((folder) => foldersIn(root, folder)).filter((folder) => !listed.has(folder));
    const unknown = others.filter((folder) => !snapshot.isIgnored(`${folder}/`) && !isRepository(root, folder));
    const ignored = repository.kind === "repository" ? await ignoredOf(unknown, root, repository) : new Set<string>();
    level = unknown.filter((folder) => !ignored.has(folder));
    found.push(...level);
  }
  return found.map((folder) => join(root, folder));
}

/** The folders above the analysis root in which a manifest may come to be that governs it, absolute. */
export function foldersAbove(root: string, { repository }: Located): readonly string[] {
  const top = repository.kind === "repository" ? repository.root : root;
  const folders: string[] = [];
  for (let folder = root; folder !== top && wayBelow(top, folder) !== null;) {
    folder = dirname(folder);
    folders.push(folder);
  }
  return folders;
}

/** The root is `""`. */
function foldersOf({ entries }: Snapshot): ReadonlySet<string> {
  const folders = new Set([""]);
  for (const { path } of entries) {
    for (let slash = path.lastIndexOf("/"); slash !== -1; slash = path.lastIndexOf("/", slash - 1)) {
      const folder = path.slice(0, slash);
      if (folders.has(folder)) break;
      folders.add(folder);
    }
  }
  return folders;
}

function foldersIn(root: string, folder: string): readonly string[] {
  try {
    return readdirSync(join(root, folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== ".git" && entry.name !== "node_modules")
      .map(({ name }) => (folder === "" ? name : `${folder}/${name}`));
  } catch {
    // Gone, or not to be read: what is in it is not looked at either.
    return [];
  }
}

function isRepository(root: string, folder: string): boolean {
  try {
    return readdirSync(join(root, folder)).includes(".git");
  } catch {
    return false;
  }
}

/** By git itself, which knows of more places that say what is ignored than a snapshot does. */
async function ignoredOf(
  folders: readonly string[],
  root: string,
  { environment }: { readonly environment: Readonly<Record<string, string>> },
): Promise<ReadonlySet<string>> {
  if (folders.length === 0) return new Set();
  const git = startGit(root, ["check-ignore", "-z", "--stdin"], environment);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    git.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    git.stdin.on("error", () => {});
    git.on("error", reject);
    git.on("close", () => resolve(new Set(Buffer.concat(chunks).toString("utf8").split("\0"))));
    git.stdin.end(folders.map((folder) => `${folder}\0`).join(""));
  });
}
