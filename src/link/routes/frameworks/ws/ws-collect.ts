import type { FlowRun } from "../../../flow/flow-run.js";
import type { HostCall, HostObject, Value } from "../../../flow/value.js";
import { argument, entry, settled, truthOf } from "../../../flow/values.js";
import type { CollectedRoutes, DraftApp, DraftRoute, PathText } from "../../framework.js";
import { listenerOf, servedBy } from "../../http-server.js";
import { knownPath, pathText, unknownPath } from "../../path-text.js";
import { ANY_PATH, plainPattern } from "../../socket-path.js";
import { upgradePaths, upgradeRequest } from "./upgrade-paths.js";
import { SERVER_TYPES } from "./ws-objects.js";

/** The routes of all servers, each with the application whose HTTP server it is attached to. */
export function collectSockets(run: FlowRun): CollectedRoutes {
  const apps = new Map<HostObject, Found[]>();
  const unmounted: DraftRoute[] = [];
  for (const server of run.ofType(...SERVER_TYPES)) {
    for (const found of routesOf(run, server)) {
      if (found.app === null) unmounted.push({ ...found.route, router: run.symbolOf(server) });
      else apps.set(found.app, [...(apps.get(found.app) ?? []), found]);
    }
  }
  return { apps: [...apps].map(([object, found]) => appOf(run, object, found)), unmounted, stops: [] };
}

interface Found {
  readonly route: DraftRoute;
  /** Null where nothing is known to hand it upgrades. */
  readonly app: HostObject | null;
  /** It listens to all upgrades of the HTTP server by itself. */
  readonly listens: boolean;
}

function appOf(run: FlowRun, object: HostObject, found: readonly Found[]): DraftApp {
  const routes = found.map(({ route }, order): DraftRoute => ({ ...route, order }));
  return {
    object,
    id: run.symbolOf(object),
    place: object.made.place,
    routes: [...routes, ...refusals(found, routes)],
  };
}

/** Of several servers that listen to one HTTP server, each refuses what is not for its path before the next one sees it. */
function refusals(found: readonly Found[], routes: readonly DraftRoute[]): readonly DraftRoute[] {
  if (found.length < 2) return [];
  return routes.flatMap((route, at) =>
    found[at]?.listens === true
      ? [{ ...route, path: EVERYTHING, patterns: [ANY_PATH], order: route.order + 0.5, isRest: true }]
      : [],
  );
}

const EVERYTHING = knownPath("/*");

/** Of a server that nobody listens to, none. */
function routesOf(run: FlowRun, server: HostObject): readonly Found[] {
  const listener = listenerOf(server, "connection");
  if (listener === null) return [];
  const { handler } = listener;
  const given = argument(server.made, 0);
  const options = given === null ? null : settled(given);
  if (server.isAssumed || (options !== null && options.kind !== "record")) {
    const reason = "it is made elsewhere, so that its options are not known";
    const path = unknownPath({ place: server.made.place, reason });
    return [{ route: draft(server.made, handler, path), app: server.isAssumed ? null : server, listens: false }];
  }
  if (truthOf(entry(options, "noServer") ?? NO) === true) return handedRoutes(run, server, handler);
  const written = entry(options, "path");
  const path = written === null ? EVERYTHING : pathText(written, server.made.place);
  const app = servedBy(entry(options, "server")) ?? server;
  return [{ route: draft(server.made, handler, path), app, listens: true }];
}

const NO: Value = { kind: "literal", value: false };

/** One route for each path for which code hands on an upgrade. */
function handedRoutes(run: FlowRun, server: HostObject, handler: Value): readonly Found[] {
  const handed = server.calls.filter(({ method }) => method === "handleUpgrade");
  const found = handed.flatMap((call): readonly Found[] => {
    const request = upgradeRequest(call);
    if (request === null) return [];
    const app = servedBy(request.made.receiver);
    const asked = upgradePaths(run, call, request);
    const paths =
      asked.kind === "some"
        ? asked.paths.map(knownPath)
        : [asked.kind === "all" ? EVERYTHING : unknownPath(asked.stop)];
    return paths.map((path) => ({ route: draft(call, handler, path), app, listens: false }));
  });
  if (found.length > 0) return found;
  const reason = "nothing that can be followed hands it the upgrades of a server";
  const path = unknownPath({ place: server.made.place, reason });
  return [{ route: draft(server.made, handler, path), app: null, listens: false }];
}

function draft({ place, guards }: HostCall, handler: Value, path: PathText): DraftRoute {
  const isAny = path.text === EVERYTHING.text;
  return {
    method: "WS",
    path,
    patterns: path.stop !== null ? [] : [isAny ? ANY_PATH : plainPattern(path.text)],
    handler,
    place,
    mounts: [],
    guards,
    order: 0,
    router: null,
    continues: false,
  };
}
