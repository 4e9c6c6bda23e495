import type { HostCall, HostObject, Value } from "../../../flow/value.js";
import { argument, optionsOf } from "../../../flow/values.js";
import { wrappedHandler } from "../../wrapped-handler.js";
import { flatValues } from "../../call-routes.js";
import { leavesRouter, passesOn } from "../../passes-on.js";
import type { RouterEntry } from "../../router-tree.js";
import { isRouter, isSetting, ownMethod, ROUTE_TYPE } from "./express-objects.js";
import { givenPaths, isPath, ROOT, withoutTaken, type GivenPath } from "./express-paths.js";
import type { LayerPath } from "./layer-pattern.js";
import { verbOf } from "../../verb-of.js";
import { routersWithin } from "./routers-within.js";

/** What a router has, and the path that each was given as Express sees it; null where that is not known. */
export interface ExpressEntry {
  readonly entry: RouterEntry;
  readonly path: LayerPath | null;
  /** A route that may leave its router. */
  readonly leaves: boolean;
}

/** In the order in which Express looks at it: that of the calls, where all routes of `route(path)` stand where it was called. */
export function expressEntries(router: HostObject): readonly ExpressEntry[] {
  return afterLeaving(router.calls.flatMap((call) => entriesOfCall(router, call)));
}

function entriesOfCall(router: HostObject, call: HostCall): readonly ExpressEntry[] {
  const method = ownMethod(call.method);
  if (method === "use") return mounts(call);
  if (method === "route") return routesOfRoute(call);
  if (method === "ws") return routes(call, "WS", call.arguments.slice(1), pathsOf(call));
  const verb = verbOf(method);
  if (verb === null || isSetting(router, method, call.arguments.length)) return [];
  return routes(call, verb, call.arguments.slice(1), pathsOf(call));
}

/** What stands behind a route at the same path that may leave the router is not always asked, as if it passed the request on. */
function afterLeaving(entries: readonly ExpressEntry[]): readonly ExpressEntry[] {
  const left = new Set<string>();
  return entries.map((item) => {
    const { entry, path, leaves } = item;
    if (entry.kind !== "route") return item;
    const isLeft = left.has(entry.path.text);
    if (leaves) left.add(entry.path.text);
    return isLeft ? { entry: { ...entry, continues: true }, path, leaves } : item;
  });
}

function pathsOf(call: HostCall): readonly GivenPath[] {
  const path = argument(call, 0);
  return path === null ? [] : givenPaths(path, call.place);
}

function routesOfRoute(call: HostCall): readonly ExpressEntry[] {
  const paths = pathsOf(call);
  return optionsOf(call.result).flatMap((route) => {
    if (route.kind !== "host" || route.type !== ROUTE_TYPE) return [];
    return route.calls.flatMap((own) => {
      const verb = verbOf(own.method);
      return verb === null ? [] : routes(own, verb, own.arguments, paths);
    });
  });
}

/** The last of the handlers is who answers; without any there is no route. */
function routes(
  call: HostCall,
  method: string,
  given: HostCall["arguments"],
  paths: readonly GivenPath[],
): readonly ExpressEntry[] {
  const handlers = flatValues(given.map(({ value }) => value));
  const last = handlers.at(-1);
  if (last === undefined) return [];
  const { handler, wrapper } = wrappedHandler(last);
  const continues = passesOn(handlers);
  const leaves = leavesRouter(handlers);
  return paths.map(({ text, path, alternative }) => ({
    entry: {
      kind: "route",
      method,
      path: text,
      handler,
      ...(wrapper === null ? {} : { wrapper }),
      call: takenBy(call, alternative),
      continues,
    },
    path,
    leaves,
  }));
}

/** A call with one of the alternatives of its path, which exclude one another. */
function takenBy(call: HostCall, alternative: number | null): HostCall {
  if (alternative === null) return call;
  return { ...call, guards: [...call.guards, { branch: call.place, alternative }] };
}

/** Routers and applications among what is used; all else is middleware. */
function mounts(call: HostCall): readonly ExpressEntry[] {
  const [first, ...rest] = call.arguments.map(({ value }) => value);
  if (first === undefined) return [];
  const hasPath = isPath(first) && rest.length > 0;
  const paths = hasPath ? withoutTaken(givenPaths(first, call.place)) : [ROOT];
  const used = flatValues(hasPath ? rest : [first, ...rest]).flatMap(optionsOf);
  return used.flatMap((value) => paths.flatMap((path) => mounted(call, value, path)));
}

function mounted(call: HostCall, value: Value, { text, path, alternative }: GivenPath): readonly ExpressEntry[] {
  if (value.kind === "unknown") {
    const stop = { place: call.place, reason: `what is used here is not known: ${value.reason}` };
    return [{ entry: { kind: "stop", stop }, path: null, leaves: false }];
  }
  const children = value.kind === "function" ? routersWithin(value) : value.kind === "host" ? [value] : [];
  return children.filter(isRouter).map((child) => ({
    entry: { kind: "mount", child, prefix: text, call: takenBy(call, alternative) },
    path,
    leaves: false,
  }));
}
