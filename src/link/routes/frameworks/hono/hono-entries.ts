import type { HostCall, HostObject, Value } from "../../../flow/value.js";
import { argument, asString, entry, optionsOf, positional } from "../../../flow/values.js";
import type { PathText } from "../../framework.js";
import { flatValues, routesOfCall } from "../../call-routes.js";
import { EMPTY_PATH, knownPath, pathText, pathTexts } from "../../path-text.js";
import type { RouterEntry } from "../../router-tree.js";
import { isHono, rootOf, VIEW } from "./hono-objects.js";
import { joinPaths } from "./hono-paths.js";

/** What an application has, from the calls on it and its views, in their order. */
export function honoEntries(objects: readonly HostObject[]): readonly RouterEntry[] {
  return objects
    .flatMap(entriesOf)
    .toSorted((a, b) => a.order - b.order)
    .flatMap(({ entries }) => entries);
}

interface CallEntries {
  readonly order: number;
  readonly entries: readonly RouterEntry[];
}

const VERBS: ReadonlySet<string> = new Set(["get", "post", "put", "delete", "options", "patch", "query", "all"]);

/** A call without a path is for the path of the call before. */
function entriesOf(object: HostObject): readonly CallEntries[] {
  const base = baseOf(object);
  let current: readonly PathText[] = [knownPath("/")];
  return object.calls.map((call) => {
    const [first, ...rest] = positional(call);
    const isNamed = first !== undefined && !isHandler(first, rest.length);
    const handlers = isNamed ? rest : positional(call);
    if (call.method === "use" || VERBS.has(call.method)) {
      const fallback = call.method === "use" ? [knownPath("*")] : current;
      current = isNamed ? pathTexts(first, call.place) : fallback;
    }
    const paths = current.map((path) => joinPaths(base, path));
    return { order: call.order, entries: entriesOfCall(call, { base, paths, handlers }) };
  });
}

interface Registration {
  readonly base: PathText;
  readonly paths: readonly PathText[];
  readonly handlers: readonly Value[];
}

function entriesOfCall(call: HostCall, { base, paths, handlers }: Registration): readonly RouterEntry[] {
  const { method } = call;
  if (VERBS.has(method)) return routes(call, [method], paths, handlers);
  switch (method) {
    case "on":
      return onRoutes(call, base);
    case "openapi":
      return openApiRoutes(call, base);
    case "route":
      return mounts(call, base);
    case "mount": {
      const path = joinPaths(joinPaths(base, pathText(argument(call, 0), call.place)), knownPath("*"));
      return [{ kind: "route", method: "ANY", path, handler: argument(call, 1), call, continues: true }];
    }
    default:
      return [];
  }
}

/** Whether something is no path: with nothing behind it, what is not known is a handler. */
function isHandler(value: Value, behind: number): boolean {
  switch (value.kind) {
    case "string":
    case "text":
      return false;
    case "unknown":
    case "external":
    case "bound":
    case "deferred":
      return behind === 0;
    case "either":
      return value.options.every((option) => isHandler(option, behind));
    default:
      return true;
  }
}

/** The position of `next` among the parameters of a handler. */
const NEXT = 1;

/** Each handler is a route to Hono; those of one call are one to us. */
function routes(
  call: HostCall,
  methods: readonly string[],
  paths: readonly PathText[],
  given: readonly Value[],
): readonly RouterEntry[] {
  return routesOfCall({ call, methods: methods.map(methodName), paths, given, next: NEXT });
}

function methodName(method: string): string {
  const name = method.toUpperCase();
  return name === "ALL" ? "ANY" : name;
}

/** `on(["GET", "POST"], ["/a", "/b"], handler)` */
function onRoutes(call: HostCall, base: PathText): readonly RouterEntry[] {
  const [methods, paths, ...handlers] = positional(call);
  if (methods === undefined || paths === undefined) return [];
  const names = flatValues([methods]).map(asString);
  const known = names.filter((name) => name !== null);
  const stop = { place: call.place, reason: "the methods of the route are computed" };
  const written = pathTexts(paths, call.place).map((path) => joinPaths(base, path));
  return [
    ...routes(call, known, written, handlers),
    ...(known.length < names.length ? [{ kind: "stop", stop } as const] : []),
  ];
}

/** `openapi(createRoute({ method, path }), handler)`, where a parameter is `{id}`. */
function openApiRoutes(call: HostCall, base: PathText): readonly RouterEntry[] {
  const [given, ...handlers] = positional(call);
  const route = given?.kind === "host" ? argument(given.made, 0) : (given ?? null);
  const method = asString(entry(route, "method"));
  if (method === null) return [{ kind: "stop", stop: { place: call.place, reason: "what route this is is computed" } }];
  const written = pathText(entry(route, "path"), call.place);
  const path = joinPaths(base, { ...written, text: written.text.replaceAll(/\/\{(.+?)\}/g, "/:$1") });
  // A hook for what is not valid may stand behind the handler.
  return routes(call, [method], [path], handlers.slice(0, 1));
}

function mounts(call: HostCall, base: PathText): readonly RouterEntry[] {
  const [path, child] = positional(call);
  if (path === undefined || child === undefined) return [];
  return optionsOf(child).flatMap((option): readonly RouterEntry[] => {
    if (isHono(option)) {
      const prefixes = pathTexts(path, call.place).map((prefix) => joinPaths(base, prefix));
      return prefixes.map((prefix) => ({ kind: "mount", child: rootOf(option), prefix, call }));
    }
    const reason = option.kind === "unknown" ? option.reason : "it is no application of this code";
    return [{ kind: "stop", stop: { place: call.place, reason: `what is mounted here is not known: ${reason}` } }];
  });
}

/** What `basePath` puts in front. */
function baseOf(object: HostObject): PathText {
  const { made } = object;
  if (object.type !== VIEW || made.receiver === null) return EMPTY_PATH;
  return joinPaths(baseOf(made.receiver), pathText(argument(made, 0), made.place));
}
