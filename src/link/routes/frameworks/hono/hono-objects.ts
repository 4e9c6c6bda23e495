import type { FlowRun } from "../../../flow/flow-run.js";
import type { PendingCall } from "../../../flow/pending-call.js";
import type { HostObject, Value } from "../../../flow/value.js";
import { argument, list } from "../../../flow/values.js";

/** What makes applications; every router is one. */
export const HONO_TYPES = ["hono.Hono", "hono/tiny.Hono", "hono/quick.Hono", "@hono/zod-openapi.OpenAPIHono"] as const;

/** What `basePath` gives: another view of the same application, which puts a prefix in front of what is registered on it. */
export const VIEW = "hono.View";

const OBJECTS: ReadonlySet<string> = new Set([...HONO_TYPES, VIEW]);
const FACTORIES: ReadonlySet<string> = new Set(["hono/factory.createFactory", "hono/factory.Factory"]);
const MIDDLEWARE = "hono/factory.createMiddleware";

/** Methods that give something else than the application. */
const OTHER_RESULTS: ReadonlySet<string> = new Set([
  "fetch",
  "request",
  "fire",
  "getOpenAPIDocument",
  "getOpenAPI31Document",
]);

export function isHono(value: Value): value is HostObject {
  return value.kind === "host" && OBJECTS.has(value.type);
}

/** What a call of Hono or of an object of it gives; null where a new object is right. */
export function honoCall(pending: PendingCall): Value | null {
  const { receiver, method } = pending;
  if (receiver === null) return method === MIDDLEWARE ? given(pending) : null;
  if (FACTORIES.has(receiver.type)) return ofFactory(pending);
  if (!isHono(receiver) || OTHER_RESULTS.has(method)) return null;
  return method === "basePath" ? pending.object(VIEW) : pending.gives(receiver);
}

function ofFactory(pending: PendingCall): Value | null {
  switch (pending.method) {
    case "createApp":
      return pending.object("hono.Hono");
    case "createHandlers":
      return pending.gives(list(pending.arguments.map(({ value }) => value)));
    case "createMiddleware":
      return given(pending);
    default:
      return null;
  }
}

function given(pending: PendingCall): Value | null {
  const handler = argument(pending, 0);
  return handler === null ? null : pending.gives(handler);
}

/** The application that a view is of. */
export function rootOf(object: HostObject): HostObject {
  const { receiver } = object.made;
  return object.type === VIEW && receiver !== null ? rootOf(receiver) : object;
}

/** By application, its views. */
export function viewsOf(run: FlowRun): ReadonlyMap<HostObject, readonly HostObject[]> {
  const views = new Map<HostObject, HostObject[]>();
  for (const view of run.ofType(VIEW)) {
    const root = rootOf(view);
    const known = views.get(root);
    if (known === undefined) views.set(root, [view]);
    else known.push(view);
  }
  return views;
}
