import type { SymbolGraph } from "../../model/graph.js";
import type { RouteSettings } from "../../model/manifest.js";
import { compareStrings } from "../../model/order.js";
import { resolveApplication } from "../../model/resolve-application.js";
import type { Route, RouteApp, RouteHandler, RouteStop, RouteTable } from "../../model/routes.js";
import type { Place } from "../../model/span.js";
import type { SymbolId } from "../../model/symbol-id.js";
import type { FlowRun } from "../flow/flow-run.js";
import { withoutConstructor } from "../flow/run-flow.js";
import type { Value } from "../flow/value.js";
import { optionsOf } from "../flow/values.js";
import { comparePlaces, compareRoutes } from "./compare-routes.js";
import { findConflicts, type JudgedApp } from "./conflicts.js";
import type { LiveRoute } from "./contest.js";
import type { CollectedRoutes, DefinedHandler, DraftApp, DraftRoute, Framework } from "./framework.js";
import { claimKey, oncePerClaim } from "./once-per-claim.js";
import { templateOf } from "./template-of.js";

export interface TableInput {
  readonly run: FlowRun;
  readonly settings: RouteSettings;
  readonly collected: readonly { readonly framework: Framework; readonly routes: CollectedRoutes }[];
}

/** Puts the routes of all frameworks into one table, and finds what competes in it. */
export function routeTable({ run, settings, collected }: TableInput): RouteTable {
  const served = servedApps({ run, settings, collected });
  const routes = served.flatMap((app) =>
    app.routes.flatMap(({ draft, route }) => (draft.isRest === true ? [] : [route])),
  );
  const stops: RouteStop[] =
    run.exhausted === null ? [] : [{ place: run.exhausted, reason: "the code before it does too much to be followed" }];
  for (const { framework, routes: found } of collected) {
    routes.push(...oncePerRoute(found.unmounted).map((draft) => toRoute(run.graph, draft, framework, null)));
    stops.push(...found.stops);
  }
  return {
    apps: served.map(({ app }) => app).sort((a, b) => compareStrings(a.id, b.id)),
    routes: routes.sort(compareRoutes),
    conflicts: findConflicts(served.map(liveOf)),
    stops: oncePerStop(stops),
  };
}

/** An application with all that it has: also what takes requests and is no route, and routes that are not known to be live. */
export interface ServedApp {
  readonly app: RouteApp;
  readonly framework: Framework;
  readonly routes: readonly LiveRoute[];
  /** The same of each call that makes it: what one call does not register beside the other never meets. */
  readonly calls: readonly (readonly LiveRoute[])[];
}

/** The applications that the frameworks found. */
export function servedApps({ run, settings, collected }: TableInput): readonly ServedApp[] {
  const hosts = hostsOf(run.graph, settings, collected);
  return collected.flatMap(({ framework, routes }) =>
    byPlace(routes.apps).map((calls) => {
      const [{ place }] = calls;
      const id = nameOf(calls);
      const drafts = calls.map((call) => call.routes);
      const all = drafts.reduce(united).map((draft) => ({ draft, route: toRoute(run.graph, draft, framework, id) }));
      return {
        app: { id, framework: framework.id, place, host: hosts.get(id) ?? id },
        framework,
        routes: all,
        calls: calls.length === 1 ? [all] : drafts.map((each) => withRoutesOf(all, each)),
      };
    }),
  );
}

function liveOf(app: ServedApp): JudgedApp {
  return {
    ...app,
    calls: app.calls.map((routes) => routes.filter(({ route }) => route.status === "live")),
  };
}

/** The names of the hosts that the manifest puts applications on, by application. */
function hostsOf(
  graph: SymbolGraph,
  { hosts }: RouteSettings,
  collected: TableInput["collected"],
): ReadonlyMap<SymbolId, string> {
  const ids = new Set(collected.flatMap(({ routes }) => byPlace(routes.apps).map(nameOf)));
  return new Map(
    hosts.flatMap(({ name, apps }) =>
      apps.flatMap((declared) => {
        const app = resolveApplication(graph, ids, declared);
        return app === null ? [] : [[app, name] as const];
      }),
    ),
  );
}

/** What people call an application: of one that several modules have made for themselves, the factory. */
function nameOf([first, ...others]: readonly [DraftApp, ...DraftApp[]]): SymbolId {
  const maker = first.object?.made.within ?? null;
  return maker === null || others.every(({ id }) => id === first.id) ? first.id : withoutConstructor(maker);
}

/** A factory is one application however often it is called. */
function byPlace(apps: readonly DraftApp[]): readonly (readonly [DraftApp, ...DraftApp[]])[] {
  const places = new Map<string, [DraftApp, ...DraftApp[]]>();
  for (const app of apps) {
    const key = `${app.place.file}:${app.place.span.join(":")}`;
    const known = places.get(key);
    const claimed = { ...app, routes: oncePerClaim(app.routes) };
    if (known === undefined) places.set(key, [claimed]);
    else known.push(claimed);
  }
  return [...places.values()];
}

/** The routes of one call, as those of all calls have them. */
function withRoutesOf(all: readonly LiveRoute[], drafts: readonly DraftRoute[]): readonly LiveRoute[] {
  const left = new Map<string, Route[]>();
  for (const { draft, route } of all) {
    const known = left.get(claimKey(draft));
    if (known === undefined) left.set(claimKey(draft), [route]);
    else known.push(route);
  }
  return drafts.flatMap((draft) => {
    const route = left.get(claimKey(draft))?.shift();
    return route === undefined ? [] : [{ draft, route }];
  });
}

/** The routes of all calls, each as often as in the call that has most of it. */
function united(known: readonly DraftRoute[], more: readonly DraftRoute[]): readonly DraftRoute[] {
  const left = new Map<string, number>();
  for (const route of known) left.set(claimKey(route), (left.get(claimKey(route)) ?? 0) + 1);
  const added = more.filter((route) => {
    const count = left.get(claimKey(route)) ?? 0;
    left.set(claimKey(route), count - 1);
    return count <= 0;
  });
  return [...known, ...added];
}

function oncePerRoute(routes: readonly DraftRoute[]): readonly DraftRoute[] {
  return [...new Map(routes.map((route) => [claimKey(route), route])).values()];
}

function oncePerStop(stops: readonly RouteStop[]): readonly RouteStop[] {
  const unique = new Map(
    stops.map((stop) => [`${stop.place.file}\0${stop.place.span.join(":")}\0${stop.reason}`, stop]),
  );
  return [...unique.values()].sort((a, b) => comparePlaces(a.place, b.place) || compareStrings(a.reason, b.reason));
}

function toRoute(graph: SymbolGraph, draft: DraftRoute, framework: Framework, app: SymbolId | null): Route {
  const { method, path, handler, wrapper, place, mounts } = draft;
  return {
    app,
    framework: framework.id,
    method,
    path: path.text,
    template: path.stop === null && draft.patterns.length > 0 ? templateOf(draft.patterns) : path.text,
    handler:
      handler === null ? null : { ...handlerOf(graph, handler, place), ...(wrapper === undefined ? {} : { wrapper }) },
    place,
    mounts,
    prefixes: draft.prefixes ?? mounts.map((mount) => mount.prefix ?? ""),
    status: path.stop !== null ? "unknownPrefix" : app === null ? "unmounted" : "live",
    stop: path.stop ?? path.base?.stop ?? null,
  };
}

/** What answers, as people call it. What is not ours is where it is registered. */
function handlerOf(graph: SymbolGraph, given: Value | DefinedHandler, registered: Place): RouteHandler {
  if (given.kind === "definition") {
    const { symbol } = given;
    const definition = graph.definition(symbol);
    const place = definition === null ? registered : { file: definition.file, span: definition.facts.span };
    return { symbol, name: symbol.slice(symbol.lastIndexOf("#") + 1), place };
  }
  const value = optionsOf(given).find((option) => option.kind === "function") ?? given;
  if (value.kind === "function") {
    const { function: flow, file } = value;
    const symbol = value.symbol !== null && isDefined(graph, value.symbol) ? value.symbol : null;
    return {
      symbol,
      name: symbol === null ? flow.name : symbol.slice(symbol.lastIndexOf("#") + 1),
      place: { file, span: flow.span },
    };
  }
  if (value.kind === "class") {
    return { symbol: value.symbol, name: value.class.name, place: { file: value.file, span: value.class.span } };
  }
  return { symbol: null, name: externalName(value), place: registered };
}

/** Definitions, and methods of classes that are. */
function isDefined(graph: SymbolGraph, symbol: string): boolean {
  const dot = symbol.lastIndexOf(".");
  const isMember = dot > symbol.lastIndexOf("#");
  return graph.definition(symbol) !== null || (isMember && graph.definition(symbol.slice(0, dot)) !== null);
}

function externalName(value: Value): string | null {
  if (value.kind === "external") return value.name;
  if (value.kind === "host") return value.class?.class.name ?? value.type;
  return value.kind === "bound" ? value.name : null;
}
