import type { RouteMount, RouteStop } from "../../../../model/routes.js";
import type { FlowRun } from "../../../flow/flow-run.js";
import { lineage } from "../../../flow/members.js";
import type { ClassValue, HostObject } from "../../../flow/value.js";
import { argument } from "../../../flow/values.js";
import type { CollectedRoutes, DraftApp, DraftRoute } from "../../framework.js";
import { excludeEachOther } from "../../contest.js";
import { EMPTY_PATH, guardsOfWay, knownText } from "../../path-text.js";
import { controllerDrafts } from "./controller-drafts.js";
import { controllerOf, isController } from "./controller-routes.js";
import { gatewayDraft } from "./nest-gateways.js";
import { type NestModule, nestModules } from "./nest-modules.js";
import type { NestRoute } from "./nest-route.js";
import { APP_TYPE, type NestSettings, settingsOf } from "./nest-settings.js";
import { type ModulePath, modulePaths } from "./router-module.js";

/** The routes of all applications, and of controllers that no module of theirs has. */
export function collectNest(run: FlowRun): CollectedRoutes {
  const reached = new Set<ClassValue>();
  const stops: RouteStop[] = [];
  const apps = applicationsOf(run).map((app) => appOf(run, app, reached, stops));
  return { apps, unmounted: unmountedRoutes(run, reached), stops };
}

/** Those that serve something; one that is made in several ways, of which the program takes one, is one. */
function applicationsOf(run: FlowRun): readonly HostObject[] {
  const found: HostObject[] = [];
  for (const app of run.ofType(APP_TYPE)) {
    if (app.isAssumed || servesNobody(app)) continue;
    const isAgain = found.some(
      (other) => run.symbolOf(other) === run.symbolOf(app) && excludeEachOther(other.made.guards, app.made.guards),
    );
    if (!isAgain) found.push(app);
  }
  return found;
}

/** A script that needs something of an application and is done with it: routes are there from the moment on that it starts. */
function servesNobody({ calls }: HostObject): boolean {
  return (
    calls.some(({ method }) => TAKING.has(method)) &&
    calls.every(({ method }) => TAKING.has(method) || QUIET.has(method))
  );
}

const TAKING: ReadonlySet<string> = new Set(["get", "resolve", "select", "close"]);
const QUIET: ReadonlySet<string> = new Set(["useLogger", "flushLogs", "enableShutdownHooks"]);

function appOf(run: FlowRun, object: HostObject, reached: Set<ClassValue>, stops: RouteStop[]): DraftApp {
  const { place } = object.made;
  const ways = settingsOf(run.graph, object);
  const [first] = ways;
  const root = argument(object.made, 0);
  const found = root === null ? null : nestModules(root, place, first.version);
  stops.push(...(found?.stops ?? []));
  const paths = modulePaths(found?.routerModules ?? []);
  const modules = found?.modules ?? [];
  const prefixes = ways.map(({ prefix }) => prefix);
  const routes = ways.flatMap((way, alternative) => {
    const guards = guardsOfWay(prefixes, alternative, place);
    return modules
      .flatMap((module) => httpRoutes(way, module, paths, reached, way === first ? stops : []))
      .map((route) => ({ ...route, guards: [...route.guards, ...guards] }));
  });
  const gateways = modules.flatMap((module) =>
    module.providers.flatMap((provider) => gatewayDraft(first, provider, [mountOf(module, null)]) ?? []),
  );
  const all = [...routes, ...gateways].map((route, order): DraftRoute => ({ ...route, order, router: null }));
  return { object, id: run.symbolOf(object), place, routes: [...all, ...heads(first, all)] };
}

function httpRoutes(
  settings: NestSettings,
  module: NestModule,
  paths: ReadonlyMap<ClassValue, ModulePath>,
  reached: Set<ClassValue>,
  stops: RouteStop[],
): readonly Omit<NestRoute, "order" | "router">[] {
  const path = module.owner === null ? null : (paths.get(module.owner) ?? null);
  return module.controllers.flatMap((owner) => {
    for (const one of lineage(owner)) reached.add(one);
    const controller = controllerOf(owner);
    if (controller === null) return [];
    if (controller.isOpen) {
      const reason = "the controller has a base class that is not part of this code, which may have routes";
      stops.push({ place: controller.place, reason });
    }
    const place = { mounts: [mountOf(module, path)], path: path?.path ?? EMPTY_PATH };
    const guard = module.guards.get(owner);
    const drafts = controllerDrafts(settings, controller, place);
    return guard === undefined ? drafts : drafts.map((draft) => ({ ...draft, guards: [...draft.guards, guard] }));
  });
}

function mountOf(module: NestModule, path: ModulePath | null): RouteMount {
  if (path === null) return { place: module.place, prefix: "" };
  return { place: module.place, prefix: knownText(path.path) };
}

/** What answers GET answers HEAD as well, which matters where there is a route for that. */
function heads(settings: NestSettings, routes: readonly DraftRoute[]): readonly DraftRoute[] {
  if (!routes.some(({ method }) => method === "HEAD") || settings.router === "fastify") return [];
  return routes.flatMap((route) => (route.method === "GET" ? [{ ...route, method: "HEAD", isRest: true }] : []));
}

/** Of what no application has, the path from the controller on. */
function unmountedRoutes(run: FlowRun, reached: ReadonlySet<ClassValue>): readonly DraftRoute[] {
  return run.classes
    .filter((owner) => !reached.has(owner) && isController(owner))
    .flatMap((owner) => {
      const controller = controllerOf(owner);
      const drafts =
        controller === null ? [] : controllerDrafts(NO_SETTINGS, controller, { mounts: [], path: EMPTY_PATH });
      return drafts.map((draft, order): DraftRoute => ({ ...draft, order, router: owner.symbol }));
    });
}

const NO_SETTINGS: NestSettings = {
  version: 11,
  router: "express",
  sockets: "socket.io",
  prefix: EMPTY_PATH,
  excluded: [],
  versioning: null,
};
