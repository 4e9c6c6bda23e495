import type { RouteMount, RouteStop } from "../../../../model/routes.js";
import type { FlowRun } from "../../../flow/flow-run.js";
import { lineage } from "../../../flow/members.js";
import type { ClassValue, HostObject } from "../../../flow/value.js";
import { argument } from "../../../flow/values.js";
import type { CollectedRoutes, DraftApp, DraftRoute } from "../../framework.js";
import { EMPTY_PATH } from "../../path-text.js";
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
  const apps = run
    .ofType(APP_TYPE)
    .filter(({ isAssumed }) => !isAssumed)
    .map((app) => appOf(run, app, reached, stops));
  return { apps, unmounted: unmountedRoutes(run, reached), stops };
}

function appOf(run: FlowRun, object: HostObject, reached: Set<ClassValue>, stops: RouteStop[]): DraftApp {
  const { place } = object.made;
  const settings = settingsOf(run.graph, object);
  const root = argument(object.made, 0);
  const found = root === null ? null : nestModules(root, place, settings.version);
  stops.push(...(found?.stops ?? []));
  const paths = modulePaths(found?.routerModules ?? []);
  const modules = found?.modules ?? [];
  const routes = modules.flatMap((module) => httpRoutes(settings, module, paths, reached, stops));
  const gateways = modules.flatMap((module) =>
    module.providers.flatMap((provider) => gatewayDraft(settings, provider, [mountOf(module, null)]) ?? []),
  );
  const all = [...routes, ...gateways].map((route, order): DraftRoute => ({ ...route, order, router: null }));
  return { object, id: run.symbolOf(object), place, routes: [...all, ...heads(settings, all)] };
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
  return { place: module.place, prefix: path.path.stop === null ? path.path.text : null };
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
