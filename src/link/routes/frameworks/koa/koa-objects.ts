import type { PendingCall } from "../../../flow/pending-call.js";
import type { HostObject, Value } from "../../../flow/value.js";
import { argument, asString, entry } from "../../../flow/values.js";
import { verbOf } from "../../verb-of.js";

/** What makes applications. */
export const APP_TYPES = ["koa"] as const;

/** What makes routers. */
export const ROUTER_TYPES = ["@koa/router", "@koa/router.Router", "koa-router", "koa-router.Router"] as const;

/** The types of parameters that are such. */
export const PARAMETER_TYPES: Readonly<Record<string, string>> = {
  koa: "koa",
  "@koa/router": "@koa/router",
  "@koa/router.Router": "@koa/router",
  "@koa/router.RouterInstance": "@koa/router",
  "koa-router": "koa-router",
  "koa-router.Router": "koa-router",
};

const APPS: ReadonlySet<string> = new Set(APP_TYPES);
const ROUTERS: ReadonlySet<string> = new Set(ROUTER_TYPES);

export function isApp(value: Value): value is HostObject {
  return value.kind === "host" && APPS.has(value.type);
}

export function isRouter(value: Value): value is HostObject {
  return value.kind === "host" && ROUTERS.has(value.type);
}

/** What a call of Koa or of a router gives: itself, where it can be gone on with. */
export function koaCall(pending: PendingCall): Value | null {
  const { receiver, method } = pending;
  if (receiver === null) return null;
  if (isApp(receiver)) return method === "use" || method === "on" ? pending.gives(receiver) : null;
  if (!isRouter(receiver)) return null;
  return CHAINING.has(method) || verbOf(method) !== null ? pending.gives(receiver) : null;
}

const CHAINING: ReadonlySet<string> = new Set(["use", "prefix", "param", "redirect", "on"]);

/** The router that middleware is of: `router.routes()`. */
export function routerOf(value: Value): HostObject | null {
  if (value.kind !== "host") return null;
  const { receiver, method } = value.made;
  return receiver !== null && isRouter(receiver) && (method === "routes" || method === "middleware") ? receiver : null;
}

/** The host that a router is limited to, as written; empty for none. */
export function hostOf({ made }: HostObject): string {
  const host = entry(argument(made, 0), "host");
  if (host?.kind === "regex") return `/${host.source}/${host.flags}`;
  return asString(host) ?? "";
}

export function isExclusive({ made }: HostObject): boolean {
  const said = entry(argument(made, 0), "exclusive");
  return said?.kind === "literal" && said.value === true;
}
