import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder beside the system's temporary files, which is removed when this process ends, however it does. */
export function scratchFolder(name) {
  const folder = mkdtempSync(join(tmpdir(), `ssotlint-${name}-`));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
