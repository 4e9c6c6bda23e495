import { UserError } from "../model/user-error.js";

/** Says to the user why a file could not be written, and where something can be done about it. */
export function writeError(path: string, error: unknown): UserError {
  const { code = String(error), syscall, path: place } = error as NodeJS.ErrnoException;
  const reason = REASONS[code];
  const why = reason === undefined ? code : `${code}, ${reason}`;
  if (syscall !== "mkdir" || place === undefined) return new UserError(`${path} cannot be written: ${why}`);
  const folder = code === "EEXIST" ? `${place} is no folder` : `the folder ${place} cannot be made (${why})`;
  return new UserError(`${path} cannot be written: ${folder}. Name a file in a folder that can be written to.`);
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: "permission is missing",
  EDQUOT: "the quota of the disk is used up",
  EISDIR: "a folder has this name",
  ENOSPC: "the disk is full",
  EPERM: "permission is missing",
  EROFS: "the file system is read-only",
};
