import type { PendingCall } from "../../../flow/pending-call.js";
import type { HostObject, Value } from "../../../flow/value.js";
import { argument, list, NOTHING, text } from "../../../flow/values.js";
import { addRoute, alternativesOf, fieldOf, fill, routesOf, type NewRoute } from "./asgi-entries.js";
import { includeRouter } from "./include-router.js";
import { API_ROUTE, API_SOCKET, asgiType, asHolder, HOST, MOUNT, ROUTE, SOCKET, type AsgiType } from "./asgi-types.js";

/**
 * What the calls of FastAPI and Starlette do, done as they do it: every application and router has a list of routes, which registering adds
 * to, including copies from, and code may change by itself. Null for calls that have nothing to do with routes.
 */
export function asgiCall(pending: PendingCall): Value | null {
  const { receiver, method } = pending;
  if (receiver === null) {
    const type = asgiType(method);
    return type === null ? null : constructed(pending, type);
  }
  if (method === "__init__") {
    const type = asgiType(receiver.type);
    if (type !== null) initialize(pending, receiver, type);
    return null;
  }
  if (method === "()") return decorated(pending, receiver);
  const holder = asHolder(receiver);
  return holder === null ? null : called(pending, holder, method.replace(/^(?:router\.)+/, ""));
}

function constructed(pending: PendingCall, type: AsgiType): Value {
  const object = pending.object();
  initialize(pending, object, type);
  return object;
}

/** Gives an object the fields that it is made with; again where a class of ours hands them on to its base. */
function initialize(pending: PendingCall, object: HostObject, { role, family }: AsgiType): void {
  const given = (position: number, name: string): Value => argument(pending, position, name) ?? NOTHING;
  switch (role) {
    case "app":
    case "router": {
      const position = role === "app" ? 1 : 0;
      fill(object, { routes: copied(given(family === "fastapi" ? -1 : position, "routes")) });
      // An application hands everything on to a router of its own. Here it is that router itself.
      if (role === "app") fill(object, { router: object });
      if (family === "starlette") return;
      fill(object, { prefix: argument(pending, -1, "prefix") ?? text("") });
      if (role === "app") addDocumentation(pending, object);
      return;
    }
    case "route":
    case "socket":
      fill(object, { path: given(0, "path"), endpoint: given(1, "endpoint"), methods: given(-1, "methods") });
      return;
    case "mount":
      fill(object, { path: given(0, "path"), app: given(1, "app") });
      if (fieldOf(object, "app") === null) fill(object, { routes: copied(given(2, "routes")) });
      return;
    case "host":
      fill(object, { host: given(0, "host"), app: given(1, "app") });
      return;
    default:
  }
}

/** A list of its own with the same items. */
function copied(routes: Value): Value {
  if (routes.kind === "list") return list(routes.items, routes.open ? "open" : "closed");
  return list([], routes === NOTHING || (routes.kind === "literal" && routes.value === null) ? "closed" : "open");
}

/** The pages that FastAPI adds to each application, with the URLs that they have unless the application is made with others. */
const PAGES = [
  { name: "openapi_url", path: "/openapi.json", needs: [] },
  { name: "docs_url", path: "/docs", needs: ["openapi_url"] },
  { name: "swagger_ui_oauth2_redirect_url", path: "/docs/oauth2-redirect", needs: ["openapi_url", "docs_url"] },
  { name: "redoc_url", path: "/redoc", needs: ["openapi_url"] },
] as const;

function addDocumentation(pending: PendingCall, app: HostObject): void {
  const urls = new Map<string, Value>(
    PAGES.map(({ name, path }) => [name, argument(pending, -1, name) ?? text(path)] as const),
  );
  fill(app, Object.fromEntries(urls));
  for (const { name, needs } of PAGES) {
    const url = urls.get(name) ?? NOTHING;
    if (needs.some((other) => isOff(urls.get(other) ?? NOTHING))) continue;
    for (const option of alternativesOf(url)) {
      if (!isOff(option)) addRoute(pending, app, { type: ROUTE, path: option, endpoint: NOTHING, methods: GET });
    }
  }
}

const GET: Value = list([text("GET")]);

function isOff(url: Value): boolean {
  return (url.kind === "literal" && url.value === null) || (url.kind === "string" && url.value === "");
}

interface Decorator {
  readonly type: NewRoute["type"];
  /** Null where it is an argument, or there is none. */
  readonly method: string | null;
}

const VERBS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/** Methods of applications and routers whose result is called with the endpoint. */
const DECORATORS: ReadonlyMap<string, Decorator> = new Map<string, Decorator>([
  ...VERBS.map((name): [string, Decorator] => [name, { type: API_ROUTE, method: name.toUpperCase() }]),
  ["api_route", { type: API_ROUTE, method: null }],
  ["websocket", { type: API_SOCKET, method: null }],
  ["route", { type: ROUTE, method: null }],
  ["websocket_route", { type: SOCKET, method: null }],
]);

/** `router.get("/x")(endpoint)`, mostly written as a decorator. */
function decorated(pending: PendingCall, decorator: HostObject): Value | null {
  const { receiver, method } = decorator.made;
  const name = method.slice(method.lastIndexOf(".") + 1);
  const known = DECORATORS.get(name);
  const endpoint = argument(pending, 0, "func");
  if (known === undefined || endpoint === null) return null;
  // What stands for a method, as `routes.wrappers` says of a function, may be given the router.
  const [first] = decorator.made.arguments;
  const holder = asHolder(receiver ?? first?.value ?? null);
  const isUnbound = receiver === null && asgiType(method.slice(0, method.lastIndexOf("."))) !== null;
  if (holder === null && !isUnbound) return null;
  const position = receiver === null && holder !== null ? 1 : 0;
  const path = argument(decorator.made, position, "path") ?? NOTHING;
  const methods =
    known.method === null ? argument(decorator.made, position + 1, "methods") : list([text(known.method)]);
  const route = { type: known.type, path, endpoint, methods: known.type === API_SOCKET ? null : methods };
  if (holder !== null) addRoute(pending, holder, route);
  else fill(pending.object(known.type), { path, endpoint, methods: methods ?? NOTHING });
  return pending.gives(endpoint);
}

type Register = (pending: PendingCall, holder: HostObject) => void;

const REGISTERS: ReadonlyMap<string, Register> = new Map<string, Register>([
  ["add_api_route", adding(API_ROUTE)],
  ["add_api_websocket_route", adding(API_SOCKET)],
  ["add_route", adding(ROUTE)],
  ["add_websocket_route", adding(SOCKET)],
  ["include_router", includeRouter],
  [
    "mount",
    (pending, holder) => {
      const mount = pending.object(MOUNT);
      fill(mount, { path: argument(pending, 0, "path") ?? NOTHING, app: argument(pending, 1, "app") ?? NOTHING });
      routesOf(holder).items.push(mount);
    },
  ],
  [
    "host",
    (pending, holder) => {
      const host = pending.object(HOST);
      fill(host, { host: argument(pending, 0, "host") ?? NOTHING, app: argument(pending, 1, "app") ?? NOTHING });
      routesOf(holder).items.push(host);
    },
  ],
  // Of an application that nobody makes, such as a parameter, code sees no list.
  ["routes.append", (pending, holder) => void routesOf(holder).items.push(argument(pending, 0) ?? NOTHING)],
]);

function adding(type: NewRoute["type"]): Register {
  return (pending, holder) => {
    const endpoint = argument(pending, 1, "endpoint") ?? argument(pending, -1, "route") ?? NOTHING;
    const isPlain = type === ROUTE;
    const methods = argument(pending, isPlain ? 2 : -1, "methods");
    const path = argument(pending, 0, "path") ?? NOTHING;
    addRoute(pending, holder, {
      type,
      path,
      endpoint,
      methods: type === API_SOCKET || type === SOCKET ? null : methods,
    });
  };
}

function called(pending: PendingCall, holder: HostObject, method: string): Value | null {
  const register = REGISTERS.get(method);
  if (register === undefined) return null;
  register(pending, holder);
  return pending.gives(NOTHING);
}
