import { constants, open } from "node:fs/promises";
import { UserError } from "../model/user-error.js";

/**
 * The text of a file that a user named, wherever it is, a byte order mark included; null when nothing is there.
 * @throws {UserError} when it is no regular file, cannot be read, or is not UTF-8.
 */
export async function readTextFile(path: string): Promise<string | null> {
  const bytes = await readBytes(path);
  return bytes === null ? null : textOf(path, bytes);
}

/**
 * Decodes a file, so that encoding the text again gives the same bytes.
 * @throws {UserError} when it is not UTF-8.
 */
export function textOf(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new UserError(`${path} is not UTF-8 text`);
  }
}

async function readBytes(path: string): Promise<Uint8Array | null> {
  try {
    // Without O_NONBLOCK, opening a pipe would wait for a writer for ever.
    const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const stats = await file.stat();
      if (stats.isDirectory()) throw new UserError(`${path} is a directory: expected a file`);
      if (!stats.isFile()) throw new UserError(`${path} is no regular file`);
      return await file.readFile();
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof UserError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return null;
    const reason = code === "EACCES" || code === "EPERM" ? "permission is missing" : (code ?? String(error));
    throw new UserError(`${path} cannot be read: ${reason}`);
  }
}
