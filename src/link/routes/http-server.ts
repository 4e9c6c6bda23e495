import type { HostObject, Value } from "../flow/value.js";
import { argument, optionsOf, settled } from "../flow/values.js";

/** What makes an HTTP server. */
const SERVER = /^(?:node:)?(?:https?|http2)\.create(?:Secure)?Server$/;

/**
 * The application that a server of sockets is attached to: what an HTTP server was made for (`createServer(app)`), what listens
 * (`app.listen(80)`), what has it as a member (`fastify.server`), else the HTTP server itself. Null of what is none of these.
 */
export function servedBy(given: Value | null): HostObject | null {
  for (const value of given === null ? [] : optionsOf(settled(given))) {
    if (value.kind === "bound" && value.receiver.kind === "host") return value.receiver;
    if (value.kind === "host") return ofObject(value);
  }
  return null;
}

function ofObject(object: HostObject): HostObject {
  const { receiver } = object.made;
  if (receiver !== null) return GIVES_SERVER.has(object.made.method) ? receiver : object;
  if (!SERVER.test(object.type)) return object;
  // `createServer(options, app)`
  for (const { value } of object.made.arguments.toReversed()) {
    const listener = settled(value);
    if (listener.kind === "host")
      return listener.made.method === "callback" ? (listener.made.receiver ?? listener) : listener;
  }
  return object;
}

/** Methods of applications that give their HTTP server. */
const GIVES_SERVER: ReadonlySet<string> = new Set(["listen", "getHttpServer"]);

/** Whether a call says what is done with requests that ask for another protocol. */
export function isUpgradeListener(call: {
  readonly method: string;
  readonly arguments: HostObject["made"]["arguments"];
}): boolean {
  const name = call.method.slice(call.method.lastIndexOf(".") + 1);
  const event = argument(call, 0);
  return LISTENING.has(name) && event?.kind === "string" && event.value === "upgrade";
}

const LISTENING: ReadonlySet<string> = new Set(["on", "once", "addListener", "prependListener"]);

/** The function that listens to an event of an object, the first one of several. */
export function listenerOf(
  object: HostObject,
  ...events: readonly string[]
): { readonly handler: Value; readonly call: HostObject["made"] } | null {
  for (const call of object.calls) {
    const event = argument(call, 0);
    const handler = argument(call, 1);
    if (!LISTENING.has(call.method) || event?.kind !== "string" || !events.includes(event.value) || handler === null)
      continue;
    return { handler: settled(handler), call };
  }
  return null;
}
