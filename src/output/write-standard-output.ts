import { fstatSync, writeSync } from "node:fs";
import { writeError } from "./write-error.js";

const STANDARD_OUTPUT = 1;

/** Whether a file, or a device that is like one, takes what is printed. */
export function printsToFile(): boolean {
  try {
    const found = fstatSync(STANDARD_OUTPUT);
    return found.isFile() || found.isCharacterDevice();
  } catch {
    return false;
  }
}

/**
 * Prints into a file, to the last byte. Node's own stream for that says nothing when a disk that fills up takes a part of a text.
 * @throws {UserError} when it cannot be written.
 */
export function printToFile(text: string): void {
  const bytes = Buffer.from(text);
  try {
    for (let at = 0; at < bytes.length;) at += writeSync(STANDARD_OUTPUT, bytes, at);
  } catch (error) {
    throw writeError("Standard output", error);
  }
}
