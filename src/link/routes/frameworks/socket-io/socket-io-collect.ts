import type { FlowRun } from "../../../flow/flow-run.js";
import type { HostCall, HostObject, Value } from "../../../flow/value.js";
import { argument, asString, entry, settled } from "../../../flow/values.js";
import type { CollectedRoutes, DraftApp, DraftRoute, PathText } from "../../framework.js";
import { listenerOf, servedBy } from "../../http-server.js";
import { EMPTY_PATH, pathText, unknownPath } from "../../path-text.js";
import { socketIoPath } from "../../socket-path.js";

/** `new Server(…)`, and the functions of the package that give one. */
export const SERVER_TYPES = ["socket.io.Server", "socket.io", "socket.io.default"] as const;

/** `io.of(…)`, and a parameter that is one. */
export const NAMESPACE_TYPES = [...SERVER_TYPES.map((type) => `${type}.of`), "socket.io.Namespace"] as const;

/** The routes of all namespaces that somebody listens to, each with the application whose HTTP server has the path. */
export function collectNamespaces(run: FlowRun): CollectedRoutes {
  const apps = new Map<HostObject, DraftRoute[]>();
  const unmounted: DraftRoute[] = [];
  const attached = run
    .ofType(...SERVER_TYPES)
    .map((server): Attached => ({ server, call: attachment(server) }))
    .toSorted((a, b) => (a.call?.order ?? 0) - (b.call?.order ?? 0));
  for (const { server, call } of attached) {
    const app = call === null ? null : (servedBy(argument(call, 0)) ?? server);
    const routes = routesOf(server, call);
    if (app === null) unmounted.push(...routes.map((route) => ({ ...route, router: run.symbolOf(server) })));
    else apps.set(app, [...(apps.get(app) ?? []), ...routes]);
  }
  unmounted.push(...loneNamespaces(run));
  return { apps: [...apps].map(([object, routes]) => appOf(run, object, routes)), unmounted, stops: [] };
}

interface Attached {
  readonly server: HostObject;
  /** The call that gives it an HTTP server or a port; null where none does. */
  readonly call: HostCall | null;
}

function appOf(run: FlowRun, object: HostObject, routes: readonly DraftRoute[]): DraftApp {
  const inOrder = routes.map((route, order): DraftRoute => ({ ...route, order }));
  return { object, id: run.symbolOf(object), place: object.made.place, routes: inOrder };
}

function attachment(server: HostObject): HostCall | null {
  if (server.isAssumed) return null;
  const [first] = server.made.arguments.map(({ value }) => settled(value));
  const isAttached = first !== undefined && first.kind !== "record" && !isNothing(first);
  return isAttached ? server.made : (server.calls.find(({ method }) => ATTACHING.has(method)) ?? null);
}

const ATTACHING: ReadonlySet<string> = new Set(["attach", "listen", "attachApp"]);

function isNothing(value: Value): boolean {
  return value.kind === "literal" && value.value === null;
}

interface NamespaceRoute extends DraftRoute {
  /** Of the same server, so that whoever listens to one namespace listens together. */
  readonly server: HostObject;
}

/** Whether two routes are of one namespace of one server, as often as code asks for it. */
export function haveOneNamespace(a: DraftRoute, b: DraftRoute): boolean {
  return "server" in a && "server" in b && a.server === b.server;
}

/** One for each namespace, with who listens first. */
function routesOf(server: HostObject, attached: HostCall | null): readonly NamespaceRoute[] {
  const engine = engineOf(server, attached);
  const namespaces = server.calls.flatMap((call): readonly Asked[] => {
    const { result } = call;
    return call.method === "of" && result.kind === "host" ? [{ object: result, name: argument(call, 0) }] : [];
  });
  const all: readonly Asked[] = [{ object: server, name: null }, ...namespaces];
  const routes = all.flatMap(({ object, name }) => {
    const listener = listenerOf(object, "connection", "connect");
    if (listener === null) return [];
    const { call, handler } = listener;
    const { path, patterns } = socketIoPath(engine, name === null ? null : settled(name), call.place);
    return [{ ...draft(call, handler), path, patterns, server }];
  });
  const seen = new Set<string>();
  return routes.filter(({ path: { text, stop } }) => {
    // A path that is known in part may be any.
    const isAgain = stop === null && seen.has(text);
    seen.add(text);
    return !isAgain;
  });
}

interface Asked {
  readonly object: HostObject;
  /** Null for the main one. */
  readonly name: Value | null;
}

/** The path that the engine takes requests by: what `path(…)` says, else the options. */
function engineOf(server: HostObject, attached: HostCall | null): PathText {
  if (server.isAssumed) {
    return unknownPath({ place: server.made.place, reason: "the server is made elsewhere" });
  }
  const said = server.calls.findLast(({ method, arguments: given }) => method === "path" && given.length > 0);
  if (said !== undefined) return pathText(argument(said, 0), said.place);
  for (const { arguments: given, place } of attached === null ? [server.made] : [attached, server.made]) {
    const options = given.map(({ value }) => settled(value)).find(({ kind }) => kind === "record");
    const path = entry(options ?? null, "path");
    if (path !== null) return asString(path) === "" ? EMPTY_PATH : pathText(path, place);
  }
  return EMPTY_PATH;
}

/** Of namespaces that a function is given, nobody knows of which server they are. */
function loneNamespaces(run: FlowRun): readonly DraftRoute[] {
  return run.ofType("socket.io.Namespace").flatMap((object) => {
    const listener = listenerOf(object, "connection", "connect");
    if (listener === null || !object.isAssumed) return [];
    const stop = { place: object.made.place, reason: "the namespace is made elsewhere" };
    const route = draft(listener.call, listener.handler);
    return [{ ...route, path: unknownPath(stop), patterns: [], router: run.symbolOf(object) }];
  });
}

function draft({ place, guards }: HostCall, handler: Value): Omit<DraftRoute, "path" | "patterns"> {
  return { method: "WS", handler, place, mounts: [], guards, order: 0, router: null, continues: false };
}
