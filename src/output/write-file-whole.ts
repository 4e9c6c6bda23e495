import { randomBytes } from "node:crypto";
import { chmod, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { makeFolder } from "../disk/make-folder.js";
import { writeError } from "./write-error.js";

/**
 * Writes a file so that nobody ever sees half of it: beside its place first, then renamed. Missing folders are made.
 * @throws {UserError} when it cannot be written; what was there before is still there then.
 */
export async function writeFileWhole(path: string, text: string): Promise<void> {
  const beside = `${path}.${randomBytes(6).toString("hex")}.tmp`;
  try {
    makeFolder(dirname(path));
    await writeFile(beside, text);
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    throw writeError(path, error);
  }
}

/**
 * Writes another text into a file of the user, in the same way: where a symbolic link leads to it, the link stays, and so do the permissions.
 * @throws {UserError} when it cannot be written; what was there before is still there then.
 */
export async function replaceFile(path: string, text: string): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const before = await stat(target).catch(() => null);
  await writeFileWhole(target, text);
  if (before !== null) await chmod(target, before.mode).catch(() => undefined);
}
