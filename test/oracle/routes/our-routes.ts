import { defaultManifest } from "../../../src/manifest/defaults.js";
import type { RouteTable } from "../../../src/model/routes.js";
import { analyze } from "../../../src/pipeline.js";
import { openWorktree } from "../../../src/snapshot/open-worktree.js";

/** What ssotlint says of the application in a folder. */
export async function ourRoutes(folder: string): Promise<RouteTable> {
  const { snapshot } = await openWorktree(folder);
  const { routes } = await analyze(snapshot, defaultManifest(), "2026-01-01");
  return routes;
}
