import { isConfigured } from "../../../flow/configured.js";
import type { PendingCall } from "../../../flow/pending-call.js";
import type { HostObject, ListValue, Value } from "../../../flow/value.js";
import { argument, joined, list, NOTHING, optionsOf, settled, text, unknown } from "../../../flow/values.js";
import { asgiType, STOP, type API_ROUTE, type API_SOCKET, type ROUTE, type SOCKET } from "./asgi-types.js";

/**
 * What is among the routes of an application or router are objects, as the frameworks have them: with `path`, `endpoint`, `methods` or `app`
 * as fields, in a list that code can change like any other. A copy that `include_router` makes says of what.
 */
export const ORIGINAL = "…original";
/** Of the objects that one call makes for the alternatives of what it is given: which of them. */
export const ALTERNATIVE = "…alternative";
/** The prefix of its own that a router put in front of a route. */
export const OWN_PREFIX = "…prefix";

/** The list of the routes of an application, router or mount: the one that code sees as `routes`. */
export function routesOf(holder: HostObject): ListValue {
  const known = holder.fields.get("routes");
  if (known?.kind === "list") return known;
  const routes = list([], known === undefined ? "closed" : "open");
  holder.fields.set("routes", routes);
  return routes;
}

/** What is among routes, each of several alternatives by itself. */
export function itemsOf(routes: ListValue): readonly Value[] {
  return routes.items.flatMap(alternativesOf);
}

/** The values that one may be. */
export function alternativesOf(value: Value): readonly Value[] {
  return optionsOf(settled(value)).map(settled);
}

/** A field of an object; null where it has none or nothing. */
export function fieldOf(object: HostObject, name: string): Value | null {
  const value = settled(object.fields.get(name) ?? NOTHING);
  return value.kind === "literal" && value.value === null && !isConfigured(value) ? null : value;
}

export interface NewRoute {
  readonly type: typeof ROUTE | typeof SOCKET | typeof API_ROUTE | typeof API_SOCKET;
  readonly path: Value;
  readonly endpoint: Value;
  /** Null for what the framework takes without any. */
  readonly methods: Value | null;
}

/** Adds a route, one for each of the paths that it may have. */
export function addRoute(pending: PendingCall, holder: HostObject, { type, path, endpoint, methods }: NewRoute): void {
  const own = ownPrefix(holder, type);
  const whole = own === null ? path : joined([own, path]);
  for (const [way, option] of alternativesOf(whole).entries()) {
    const route = pending.object(type);
    fill(route, { path: option, endpoint, methods: methods ?? NOTHING, [OWN_PREFIX]: own ?? NOTHING });
    if (whole.kind === "either") fill(route, { [ALTERNATIVE]: { kind: "literal", value: way } });
    routesOf(holder).items.push(route);
  }
}

/** Sets fields. */
export function fill(object: HostObject, fields: Readonly<Record<string, Value>>): void {
  for (const [name, value] of Object.entries(fields)) object.fields.set(name, value);
}

/** Routes of FastAPI have the prefix of their router in front, those of Starlette have not, also in a router of FastAPI. */
function ownPrefix(holder: HostObject, type: string): Value | null {
  return asgiType(type)?.family === "fastapi" ? fieldOf(holder, "prefix") : null;
}

/** A mark among the routes: what else is there cannot be said. */
export function addStop(pending: PendingCall, holder: HostObject, why: Value): void {
  const stop = pending.object(STOP);
  fill(stop, { why });
  routesOf(holder).items.push(stop);
}

/** More routes than these in one router are one that includes itself by some way that was not seen. */
const MOST_ROUTES = 20_000;

/** `include_router(router, prefix=…)`: copies what the router has now. Mounts are not copied. */
export function includeRouter(pending: PendingCall, target: HostObject): void {
  const router = argument(pending, 0, "router") ?? NOTHING;
  const prefix = argument(pending, -1, "prefix") ?? text("");
  const routers = alternativesOf(router);
  const prefixes = alternativesOf(prefix);
  const isSure = routers.length === 1 && prefixes.length === 1;
  for (const [index, source] of routers.entries()) {
    for (const [way, before] of prefixes.entries()) {
      const alternative = isSure ? null : index * prefixes.length + way;
      includeOne(pending, target, source, { prefix: before, alternative });
    }
  }
}

interface Inclusion {
  readonly prefix: Value;
  readonly alternative: number | null;
}

function includeOne(pending: PendingCall, target: HostObject, source: Value, inclusion: Inclusion): void {
  const { place } = pending;
  const routes = source.kind === "host" ? source.fields.get("routes") : undefined;
  if (source === NOTHING || (source.kind === "literal" && source.value === null)) return;
  if (source === target) {
    addStop(pending, target, unknown("the router is included in itself", place));
    return;
  }
  if (routes?.kind !== "list") {
    const why = source.kind === "unknown" ? source : unknown("the router comes from outside of this code", place);
    addStop(pending, target, why);
    return;
  }
  for (const item of itemsOf(routes)) {
    if (routesOf(target).items.length >= MOST_ROUTES) return;
    copyEntry(pending, target, item, inclusion);
  }
  if (routes.open) addStop(pending, target, unknown("some of the routes of the router are computed", place));
}

function copyEntry(pending: PendingCall, target: HostObject, item: Value, { prefix, alternative }: Inclusion): void {
  if (item.kind !== "host") {
    addStop(pending, target, unknown("it is computed what is among the routes of the router", pending.place));
    return;
  }
  const role = asgiType(item.type)?.role;
  if (role === "stop") routesOf(target).items.push(item);
  if (role !== "route" && role !== "socket") return;
  const copy = pending.object(item.type);
  const own = ownPrefix(target, item.type);
  const path = joined([own ?? text(""), isEmpty(prefix) ? text("") : prefix, fieldOf(item, "path") ?? text("")]);
  const endpoint = fieldOf(item, "endpoint") ?? NOTHING;
  const methods = item.fields.get("methods") ?? NOTHING;
  fill(copy, { path, endpoint, methods, [ORIGINAL]: item, [OWN_PREFIX]: own ?? NOTHING });
  if (alternative !== null) fill(copy, { [ALTERNATIVE]: { kind: "literal", value: alternative } });
  routesOf(target).items.push(copy);
}

function isEmpty(prefix: Value): boolean {
  return prefix.kind === "literal" && prefix.value === null;
}
