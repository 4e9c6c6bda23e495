import { defaultManifest } from "../../../src/manifest/defaults.js";
import type { RouteSettings } from "../../../src/model/manifest.js";
import type { Route, RouteTable } from "../../../src/model/routes.js";
import { analyze, withRoutes } from "../../../src/pipeline.js";
import { memorySnapshot } from "../../../src/snapshot/memory-snapshot.js";

/** The routes of files that are given by path. */
export async function routesOf(
  files: Readonly<Record<string, string>>,
  settings: Partial<RouteSettings> = {},
): Promise<RouteTable> {
  const snapshot = await memorySnapshot(files, { symlinks: {} });
  const manifest = defaultManifest();
  const declared = { ...manifest, routes: { ...manifest.routes, ...settings } };
  const { routes } = await withRoutes(await analyze(snapshot, declared, "2026-01-01"));
  return routes;
}

/** `GET /users/{id} -> app/users.py#get_user`, and `(unmounted)` or `(unknown: why)` behind it where it is not live, `(below: why)` below an unknown front. */
export function lineOf({ method, path, handler, status, stop }: Route): string {
  const answers =
    handler === null ? "nothing" : (handler.symbol ?? handler.name ?? `${handler.place.file}:${handler.place.span[0]}`);
  const unknown = stop === null ? "" : ` (${status === "unknownPrefix" ? "unknown" : "below"}: ${stop.reason})`;
  const state = status === "unmounted" ? " (unmounted)" : unknown;
  return `${method} ${path} -> ${answers}${state}`;
}
