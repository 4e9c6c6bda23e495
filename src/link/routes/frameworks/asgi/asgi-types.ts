import type { HostObject, Value } from "../../../flow/value.js";

/** What an object of FastAPI or Starlette is for routing. */
export interface AsgiType {
  /** `app` and `router` have routes; the others are what is among the routes. `stop`: what is among them and cannot be followed. */
  readonly role: "app" | "router" | "route" | "socket" | "mount" | "host" | "inclusion" | "stop";
  readonly family: "fastapi" | "starlette";
}

/** The types of the objects that are made here, by what makes them. */
export const ROUTE = "starlette.routing.Route";
export const SOCKET = "starlette.routing.WebSocketRoute";
export const MOUNT = "starlette.routing.Mount";
export const HOST = "starlette.routing.Host";
export const API_ROUTE = "fastapi.routing.APIRoute";
export const API_SOCKET = "fastapi.routing.APIWebSocketRoute";
/** A router that is included as it is. */
export const INCLUSION = "fastapi.routing._IncludedRouter";
/** Of no framework: where the routes of something unknown would be. */
export const STOP = "starlette.routing.…";

const FASTAPI = { family: "fastapi" } as const;
const STARLETTE = { family: "starlette" } as const;

/** By dotted name, the other names under which the packages export a class among them. */
const TYPES: ReadonlyMap<string, AsgiType> = new Map<string, AsgiType>([
  ["fastapi.FastAPI", { role: "app", ...FASTAPI }],
  ["fastapi.applications.FastAPI", { role: "app", ...FASTAPI }],
  ["fastapi.APIRouter", { role: "router", ...FASTAPI }],
  ["fastapi.routing.APIRouter", { role: "router", ...FASTAPI }],
  ["fastapi_utils.inferring_router.InferringRouter", { role: "router", ...FASTAPI }],
  ["fastapi_restful.inferring_router.InferringRouter", { role: "router", ...FASTAPI }],
  [API_ROUTE, { role: "route", ...FASTAPI }],
  [API_SOCKET, { role: "socket", ...FASTAPI }],
  [INCLUSION, { role: "inclusion", ...FASTAPI }],
  ["fastapi.routing.Mount", { role: "mount", ...STARLETTE }],
  ["starlette.applications.Starlette", { role: "app", ...STARLETTE }],
  ["fastapi.applications.Starlette", { role: "app", ...STARLETTE }],
  ["starlette.routing.Router", { role: "router", ...STARLETTE }],
  ["starlette.applications.Router", { role: "router", ...STARLETTE }],
  [ROUTE, { role: "route", ...STARLETTE }],
  [SOCKET, { role: "socket", ...STARLETTE }],
  [MOUNT, { role: "mount", ...STARLETTE }],
  [HOST, { role: "host", ...STARLETTE }],
  [STOP, { role: "stop", ...STARLETTE }],
]);

/** The names of the types that are applications, routers, or what is among the routes of one. */
export function typeNames(of: "app" | "router" | "entry"): readonly string[] {
  return [...TYPES].flatMap(([name, { role }]) => {
    const group = role === "app" || role === "router" ? role : "entry";
    return group === of ? [name] : [];
  });
}

/** The types of parameters for which applications and routers of a family are given. */
export function routerTypes(family: AsgiType["family"]): Readonly<Record<string, string>> {
  const own = [...TYPES].filter(
    ([, type]) => type.family === family && (type.role === "app" || type.role === "router"),
  );
  return Object.fromEntries(own.map(([name]) => [name, name]));
}

/** What a class is, by its dotted name; null for what has nothing to do with routes. */
export function asgiType(name: string): AsgiType | null {
  return TYPES.get(name) ?? null;
}

/** An object that has routes: an application or router; null for everything else. */
export function asHolder(value: Value | null): HostObject | null {
  if (value?.kind !== "host") return null;
  const role = asgiType(value.type)?.role;
  return role === "app" || role === "router" ? value : null;
}
