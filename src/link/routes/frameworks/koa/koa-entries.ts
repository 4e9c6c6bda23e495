import type { HostCall, HostObject, Value } from "../../../flow/value.js";
import { argument, asString, entry, optionsOf, positional } from "../../../flow/values.js";
import type { PathText } from "../../framework.js";
import { flatValues, routesOfCall } from "../../call-routes.js";
import { EMPTY_PATH, pathText } from "../../path-text.js";
import type { RouterEntry } from "../../router-tree.js";
import { isApp, isRouter, routerOf } from "./koa-objects.js";
import { givenPaths, isPath, joinPaths } from "./koa-paths.js";
import { verbOf } from "../../verb-of.js";

/** What an application or a router has; of a router, what it had when the call with this order was made. */
export function koaEntries(object: HostObject, before: number | null): readonly RouterEntry[] {
  const calls = object.calls.filter(({ order }) => before === null || order < before);
  if (isApp(object))
    return calls.flatMap((call) => (call.method === "use" ? used(call, positional(call), EMPTY_PATH) : []));
  const prefix = prefixOf(object, calls);
  return calls.flatMap((call) => routerEntries(call, prefix));
}

/** The last prefix holds for everything that is there, and what comes later. */
function prefixOf({ made }: HostObject, calls: readonly HostCall[]): PathText {
  const later = calls.findLast(({ method }) => method === "prefix");
  if (later === undefined) return pathText(entry(argument(made, 0), "prefix"), made.place);
  const path = pathText(argument(later, 0), later.place);
  return { ...path, text: path.text.replace(/\/$/, "") };
}

function routerEntries(call: HostCall, prefix: PathText): readonly RouterEntry[] {
  const [first, ...rest] = positional(call);
  if (first === undefined) return [];
  const verb = verbOf(call.method);
  if (verb !== null) {
    // A name may stand in front of the path: `get("user", "/users/:id", show)`.
    const [path, ...handlers] =
      rest[0] !== undefined && isPath(rest[0]) && rest[0].kind !== "list" ? rest : [first, ...rest];
    return path === undefined ? [] : routes(call, [verb], join(prefix, path, call), handlers);
  }
  switch (call.method) {
    case "use": {
      const hasPath = isPath(first) && rest.length > 0;
      const paths = hasPath ? join(prefix, first, call) : [prefix];
      return paths.flatMap((path) => used(call, hasPath ? rest : [first, ...rest], path));
    }
    case "register": {
      const methods = flatValues([argument(call, 1) ?? first]).flatMap((value) => asString(value)?.toUpperCase() ?? []);
      const handler = argument(call, 2);
      return handler === null ? [] : routes(call, methods, join(prefix, first, call), [handler]);
    }
    case "redirect":
      return asString(first)?.startsWith("/") === true
        ? join(prefix, first, call).map((path) => ({
            kind: "route",
            method: "ANY",
            path,
            handler: null,
            call,
            continues: false,
          }))
        : [];
    default:
      return [];
  }
}

function join(prefix: PathText, path: Value, call: HostCall): readonly PathText[] {
  return givenPaths(path, call.place).map((own) => joinPaths(prefix, own));
}

/** The position of `next` among the parameters of a handler. */
const NEXT = 1;

function routes(
  call: HostCall,
  methods: readonly string[],
  paths: readonly PathText[],
  given: readonly Value[],
): readonly RouterEntry[] {
  return routesOfCall({ call, methods, paths, given, next: NEXT });
}

/** Routers among the middleware that is used; all else is no route. */
function used(call: HostCall, given: readonly Value[], prefix: PathText): readonly RouterEntry[] {
  return flatValues(given)
    .flatMap(optionsOf)
    .flatMap((value): readonly RouterEntry[] => {
      if (value.kind === "unknown") {
        const stop = { place: call.place, reason: `what is used here is not known: ${value.reason}` };
        return [{ kind: "stop", stop }];
      }
      const child = routerOf(value);
      if (child !== null) return [{ kind: "mount", child, prefix, call }];
      return value.kind === "host" ? wrapped(call, value, prefix) : [];
    });
}

/** `compose([…])` of koa-compose, and `mount("/prefix", app)` of koa-mount. */
function wrapped(call: HostCall, { type, made }: HostObject, prefix: PathText): readonly RouterEntry[] {
  const [first, ...rest] = positional(made);
  if (first === undefined) return [];
  if (type === "koa-compose") return used(call, [first], prefix);
  if (type !== "koa-mount") return [];
  const below = isPath(first) ? join(prefix, first, made) : [prefix];
  return below.flatMap((path) =>
    (isPath(first) ? rest : [first]).flatMap(optionsOf).flatMap((value): readonly RouterEntry[] => {
      if (isApp(value) || isRouter(value)) return [{ kind: "mount", child: value, prefix: path, call }];
      return used(call, [value], path);
    }),
  );
}
