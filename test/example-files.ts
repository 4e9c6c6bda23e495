import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export const EXAMPLE: string = join(import.meta.dirname, "../examples/eleven");

/** The files of the example project, by path. */
export function exampleFiles(): Record<string, string> {
  const entries = readdirSync(EXAMPLE, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  // Whoever runs the backend leaves compiled files in it.
  const sources = paths.filter((path) => !path.includes("__pycache__"));
  return Object.fromEntries(sources.map((path) => [path.slice(EXAMPLE.length + 1), readFileSync(path, "utf8")]));
}
