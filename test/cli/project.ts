import { onTestFinished } from "vitest";
import { temporaryProject } from "../run-cli.js";

/** A plain directory with these files, for the length of a test. */
export function project(files: Readonly<Record<string, string | Uint8Array>>): string {
  const { path, remove } = temporaryProject(files);
  onTestFinished(remove);
  return path;
}
