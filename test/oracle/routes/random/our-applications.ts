import { readFlow } from "../../../../src/extract/read-flow.js";
import { collectRoutes } from "../../../../src/link/routes/link-routes.js";
import { routeTable, type ServedApp, servedApps } from "../../../../src/link/routes/route-table.js";
import { defaultManifest } from "../../../../src/manifest/defaults.js";
import type { Route, RouteConflict } from "../../../../src/model/routes.js";
import { memorySnapshot } from "../../../../src/snapshot/memory-snapshot.js";
import { linked } from "../../../link/link-memory.js";
import type { Written } from "./source-file.js";

/** What ssotlint says of one application. */
export interface OurApplication {
  /** Null when it is not found. */
  readonly served: ServedApp | null;
  readonly routes: readonly Route[];
  readonly conflicts: readonly RouteConflict[];
  /** What should not be there, a sentence each: places that could not be followed. */
  readonly surplus: readonly string[];
}

/** Analyses applications, each in a folder of its own, as one project. */
export async function ourApplications(all: readonly Written[]): Promise<readonly OurApplication[]> {
  const files = Object.assign({}, ...all.map((written) => written.files)) as Record<string, string>;
  const snapshot = await memorySnapshot(files);
  const settings = defaultManifest().routes;
  const graph = await linked(files);
  const input = await collectRoutes({ graph, settings, readFlow: (paths) => readFlow(snapshot, paths) });
  const table = routeTable(input);
  const served = new Map(servedApps(input).map((app) => [app.app.id, app]));
  return all.map(({ id }) => {
    const folder = id.slice(0, id.indexOf("/") + 1);
    const isInside = (text: string | null): boolean => text?.startsWith(folder) === true;
    const stops = table.stops.filter(({ place }) => isInside(place.file));
    const routes = table.routes.filter((route) => route.app === id);
    const unknown = table.routes.filter(({ place, status }) => isInside(place.file) && status === "unknownPrefix");
    return {
      served: served.get(id) ?? null,
      routes: routes.filter(({ status }) => status === "live"),
      conflicts: table.conflicts.filter(({ winner }) => winner.app === id),
      surplus: [
        ...stops.map(({ place, reason }) => `${place.file}:${place.span[0]} cannot be followed: ${reason}`),
        ...unknown.map(({ path, stop }) => `it is not known what ${path} is: ${stop?.reason}`),
      ],
    };
  });
}
