import type { Route, RouteApp, RouteConflict, RouteStop, RouteTable } from "../model/routes.js";
import type { JsonApplication, JsonReport, JsonRoute, JsonRouteConflict, JsonRouteStop } from "./report-schema.js";

/** The parts of the JSON report that are about routes. */
export function jsonRoutes(
  table: RouteTable,
): Pick<JsonReport, "applications" | "routes" | "routeConflicts" | "routeStops"> {
  return {
    applications: table.apps.map(jsonApplication),
    routes: table.routes.map(jsonRoute),
    routeConflicts: table.conflicts.map(jsonConflict),
    routeStops: table.stops.map(jsonStop),
  };
}

function jsonApplication({ id, framework, host, place }: RouteApp): JsonApplication {
  return { id, framework, host, file: place.file, line: place.span[0] };
}

function jsonRoute(route: Route): JsonRoute {
  const { app, framework, method, path, template, handler, place, mounts, status, stop } = route;
  return {
    app,
    framework,
    method,
    path,
    template,
    handler: handler?.symbol ?? null,
    handlerName: handler?.name ?? null,
    handlerAt: handler === null ? null : { file: handler.place.file, line: handler.place.span[0] },
    file: place.file,
    line: place.span[0],
    mounts: mounts.map((mount) => ({ file: mount.place.file, line: mount.place.span[0], prefix: mount.prefix })),
    status,
    stop: stop === null ? null : jsonStop(stop),
  };
}

function jsonConflict({ kind, outcome, example, winner, loser }: RouteConflict): JsonRouteConflict {
  return { kind, outcome, example, winner: jsonSide(winner), loser: jsonSide(loser) };
}

function jsonSide({ app, method, path, place }: Route): JsonRouteConflict["winner"] {
  return { app, method, path, file: place.file, line: place.span[0] };
}

function jsonStop({ place, reason }: RouteStop): JsonRouteStop {
  return { file: place.file, line: place.span[0], reason };
}
