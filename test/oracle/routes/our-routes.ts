import { defaultManifest } from "../../../src/manifest/defaults.js";
import type { RouteTable } from "../../../src/model/routes.js";
import { analyze, withRoutes } from "../../../src/pipeline.js";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { memorySnapshot } from "../../../src/snapshot/memory-snapshot.js";
import { openWorktree } from "../../../src/snapshot/open-worktree.js";

/**
 * What ssotlint says of the application in a folder.
 * @param replaced texts of files that are others than in the folder
 */
export async function ourRoutes(folder: string, replaced: Readonly<Record<string, string>> = {}): Promise<RouteTable> {
  const isAsItIs = Object.keys(replaced).length === 0;
  const snapshot = isAsItIs
    ? (await openWorktree(folder)).snapshot
    : await memorySnapshot({ ...filesIn(folder), ...replaced });
  const { routes } = await withRoutes(await analyze(snapshot, defaultManifest(), "2026-01-01"));
  return routes;
}

function filesIn(folder: string): Readonly<Record<string, string>> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = entries.map(({ parentPath, name }) => join(parentPath, name));
  return Object.fromEntries(files.map((file) => [file.slice(folder.length + 1), readFileSync(file, "utf8")]));
}
