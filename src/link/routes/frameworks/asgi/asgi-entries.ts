import { isConfigured } from "../../../flow/configured.js";
import type { PendingCall } from "../../../flow/pending-call.js";
import type { HostObject, ListValue, Value } from "../../../flow/value.js";
import { joined, list, NOTHING, optionsOf, settled } from "../../../flow/values.js";
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
export function ownPrefix(holder: HostObject, type: string): Value | null {
  return asgiType(type)?.family === "fastapi" ? fieldOf(holder, "prefix") : null;
}

/** A mark among the routes: what else is there cannot be said. */
export function addStop(pending: PendingCall, holder: HostObject, why: Value): void {
  const stop = pending.object(STOP);
  fill(stop, { why });
  routesOf(holder).items.push(stop);
}
