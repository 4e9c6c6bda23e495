import { readdir } from "node:fs/promises";
import { dirname, join, parse, relative, sep } from "node:path";
import { nearest } from "../model/nearest.js";

/** `. Did you mean <path>?` of an absolute path that does not exist, or nothing when nothing on the disk is close. */
export async function didYouMeanOnDisk(path: string): Promise<string> {
  let found = parse(path).root;
  for (const part of relative(found, path).split(sep)) {
    const meant = await childLike(found, part);
    if (meant === null) return "";
    found = join(found, meant);
  }
  return found === path ? "" : `. Did you mean ${found}?`;
}

async function childLike(folder: string, name: string): Promise<string | null> {
  const names = await namesIn(folder);
  return names.includes(name) ? name : nearest(name, names);
}

/** The same of a file, of which the folder has to be right: another place is no slip of the hand. */
export async function didYouMeanBeside(path: string, isMeant: (name: string) => boolean): Promise<string> {
  const folder = dirname(path);
  const names = await namesIn(folder);
  const meant = nearest(relative(folder, path), names.filter(isMeant));
  return meant === null ? "" : `. Did you mean ${join(folder, meant)}?`;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch {
    // Not there, or not to be read: nothing in it can have been meant.
    return [];
  }
}
