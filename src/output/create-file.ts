import { randomBytes } from "node:crypto";
import { link, rm, writeFile } from "node:fs/promises";
import { UserError } from "../model/user-error.js";
import { writeError } from "./write-error.js";

/**
 * Writes a file that is not there yet, so that nobody ever sees half of it and nothing is written over: beside its place first, and then it gets
 * its name, which fails when something has that name already.
 * @throws {UserError} when something is there, or it cannot be written; nothing is left behind then.
 */
export async function createFile(path: string, text: string): Promise<void> {
  const beside = `${path}.${randomBytes(6).toString("hex")}.tmp`;
  try {
    await writeFile(beside, text, { flag: "wx" });
    await nameIt(beside, path, text);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") throw new UserError(`${path} is there already: nothing was written`);
    throw writeError(path, error);
  } finally {
    await rm(beside, { force: true }).catch(() => undefined);
  }
}

/** A link is the one way to name a file that never takes the place of another. Some file systems have no links. */
async function nameIt(beside: string, path: string, text: string): Promise<void> {
  try {
    await link(beside, path);
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (!NO_LINKS.has(code)) throw error;
    await writeFile(path, text, { flag: "wx" });
  }
}

const NO_LINKS: ReadonlySet<string> = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK"]);
