import type { PendingCall } from "../../../flow/pending-call.js";
import type { HostCall, HostObject, Value } from "../../../flow/value.js";
import { argument, asString, entry, record, truthOf, unknown } from "../../../flow/values.js";
import { verbOf } from "../../verb-of.js";

/** What makes applications. */
export const APP_TYPES = ["express"] as const;

/** What makes routers. */
export const ROUTER_TYPES = ["express.Router", "express-promise-router", "router"] as const;

/** The types of parameters that are such. */
export const PARAMETER_TYPES: Readonly<Record<string, string>> = {
  "express.Express": "express",
  "express.Application": "express",
  "express.Router": "express.Router",
  "express.IRouter": "express.Router",
  "express-serve-static-core.Express": "express",
  "express-serve-static-core.Application": "express",
  "express-serve-static-core.Router": "express.Router",
  "express-serve-static-core.IRouter": "express.Router",
  "express-ws.Application": "express",
  "express-ws.Router": "express.Router",
};

export const ROUTE_TYPE = "express.Route";

const APPS: ReadonlySet<string> = new Set<string>(APP_TYPES);
const ROUTERS: ReadonlySet<string> = new Set<string>(ROUTER_TYPES);

export function isApp({ type }: HostObject): boolean {
  return APPS.has(type);
}

/** Whether something has routes: an application or a router. */
export function isRouter(object: HostObject): boolean {
  return isApp(object) || ROUTERS.has(object.type);
}

/** What a call of Express or of an object of it gives; null where a new object is right. */
export function expressCall(pending: PendingCall): Value | null {
  const { receiver } = pending;
  if (receiver === null) return pending.method === "express-ws" ? withWebSockets(pending) : null;
  if (receiver.type === ROUTE_TYPE) return verbOf(pending.method) === null ? null : pending.gives(receiver);
  if (!isRouter(receiver)) return null;
  const method = ownMethod(pending.method);
  if (method === "route") return pending.object(ROUTE_TYPE);
  if (isSetting(receiver, method, pending.arguments.length)) {
    return pending.gives(settingOf(receiver, pending) ?? unknown("it is a setting of the application", pending.place));
  }
  return CHAINING.has(method) || verbOf(method) !== null ? pending.gives(receiver) : null;
}

/** `app.router.get` registers on the router that the application has inside. */
export function ownMethod(method: string): string {
  return method.replace(/^(?:_router|router)\./, "");
}

/** `app.get("title")` reads a setting. */
export function isSetting(receiver: HostObject, method: string, given: number): boolean {
  return method === "get" && given === 1 && isApp(receiver);
}

const CHAINING: ReadonlySet<string> = new Set(
  "use param set enable disable engine ws on once addListener off setMaxListeners".split(" "),
);

function settingOf(app: HostObject, pending: PendingCall): Value | null {
  const name = asString(argument(pending, 0));
  const isOf = (call: HostCall): boolean => call.method === "set" && asString(argument(call, 0)) === name;
  const call = name === null ? undefined : app.calls.findLast((it) => isOf(it) && it.arguments.length > 1);
  return call === undefined ? null : argument(call, 1);
}

/** `express-ws` gives the application back in an object, with a function for WebSockets. */
function withWebSockets(pending: PendingCall): Value | null {
  const app = argument(pending, 0);
  return app === null ? null : pending.gives(record([["app", app]], "open"));
}

/** Whether letters' case and slashes at the end make a difference to a router's own routes. */
export interface RouterOptions {
  readonly caseSensitive: boolean;
  readonly strict: boolean;
}

export function optionsOf(router: HostObject): RouterOptions {
  if (isApp(router)) {
    return { caseSensitive: isEnabled(router, "case sensitive routing"), strict: isEnabled(router, "strict routing") };
  }
  const options = argument(router.made, 0);
  const isOn = (name: string): boolean => truthOf(entry(options, name) ?? OFF) === true;
  return { caseSensitive: isOn("caseSensitive"), strict: isOn("strict") };
}

const OFF: Value = { kind: "literal", value: false };

/** The router inside of an application is made with the settings of that moment, when the first route or middleware comes. */
function isEnabled(app: HostObject, setting: string): boolean {
  let isOn = false;
  for (const call of app.calls) {
    const { method } = call;
    if (method === "use" || method === "route" || method === "param") break;
    if (verbOf(method) !== null && !isSetting(app, method, call.arguments.length)) break;
    if (asString(argument(call, 0)) !== setting) continue;
    if (method === "enable") isOn = true;
    if (method === "disable") isOn = false;
    if (method === "set" && call.arguments.length > 1) isOn = truthOf(argument(call, 1) ?? OFF) === true;
  }
  return isOn;
}
