import { mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes a folder and those above it that are missing. One by one: Node's own way of doing that never ends where a file system that takes no
 * folders says of one that its parent is missing, as `/proc` does.
 * @throws what the disk says.
 */
export function makeFolder(directory: string): void {
  if (isFolder(directory)) return;
  const above = dirname(directory);
  // A drive that is not there has nothing above it.
  if (above !== directory) makeFolder(above);
  try {
    mkdirSync(directory);
  } catch (error) {
    // Another run was faster.
    if (!isFolder(directory)) throw error;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
