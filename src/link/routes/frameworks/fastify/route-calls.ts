import type { RouteStop } from "../../../../model/routes.js";
import type { HostCall, Value } from "../../../flow/value.js";
import { argument, asString, entry, optionsOf, truthOf } from "../../../flow/values.js";
import type { PathText } from "../../framework.js";
import { pathTexts } from "../../path-text.js";

/** One method and path that a call registers. */
export interface RouteCall {
  readonly method: string;
  /** Whether it is for HEAD by the method's own name: in a list that is a method like the others. */
  readonly isHeadAlone: boolean;
  readonly path: PathText;
  readonly handler: Value | null;
  readonly options: Value | null;
}

export type RouteCalls =
  | { readonly kind: "routes"; readonly routes: readonly RouteCall[] }
  | { readonly kind: "stop"; readonly stop: RouteStop };

const VERBS: ReadonlySet<string> = new Set(
  (
    "get post put delete patch options head trace query search propfind proppatch mkcol mkcalendar copy move lock unlock " +
    "report purge link unlink bind unbind rebind acl merge notify subscribe unsubscribe source checkout mkactivity"
  ).split(" "),
);

/** What a call on an instance registers; null when it registers nothing. */
export function routeCalls(call: HostCall): RouteCalls | null {
  if (call.method === "route") return fullRoute(call);
  if (call.method === "all") return shorthand(call, "ANY");
  return VERBS.has(call.method) ? shorthand(call, call.method.toUpperCase()) : null;
}

/** `get(path, handler)`, `get(path, options, handler)` and `get(path, { handler })`. */
function shorthand(call: HostCall, method: string): RouteCalls {
  const [second, third] = [argument(call, 1), argument(call, 2)];
  const options = third !== null || second?.kind === "record" ? second : null;
  const handler = third ?? (second?.kind === "record" ? entry(second, "handler") : second);
  return { kind: "routes", routes: each(method, call, argument(call, 0), handler, options) };
}

/** `route({ method, url, handler })` */
function fullRoute(call: HostCall): RouteCalls {
  const given = argument(call, 0);
  const options = given === null ? [] : optionsOf(given);
  const routes: RouteCall[] = [];
  for (const option of options) {
    if (option.kind !== "record") return stopped(call, option, "the options of the route");
    const method = entry(option, "method");
    const methods = method?.kind === "list" ? method.items.map(asString) : [asString(method)];
    if (methods.includes(null)) return stopped(call, method, "the method of the route");
    const names = methods.flatMap((name) => (name === null ? [] : [name.toUpperCase()]));
    const url = entry(option, "url") ?? entry(option, "path");
    routes.push(
      ...each(method?.kind === "list" ? names : (names[0] ?? ""), call, url, entry(option, "handler"), option),
    );
  }
  return { kind: "routes", routes };
}

function stopped({ place }: HostCall, value: Value | null, what: string): RouteCalls {
  const reason = value?.kind === "unknown" ? `${what}: ${value.reason}` : `${what} cannot be followed`;
  return { kind: "stop", stop: { place: value?.kind === "unknown" ? value.place : place, reason } };
}

function each(
  said: string | readonly string[],
  call: HostCall,
  url: Value | null,
  handler: Value | null,
  options: Value | null,
): readonly RouteCall[] {
  const socket = entry(options, "wsHandler");
  const isSocket = truthOf(entry(options, "websocket") ?? NO) === true;
  const methods = typeof said === "string" ? [said] : said;
  const isHeadAlone = said === "HEAD";
  return pathTexts(url, call.place).flatMap((path) => [
    ...methods.map((method) => ({
      method: isSocket && method === "GET" ? "WS" : method,
      isHeadAlone,
      path,
      handler,
      options,
    })),
    ...(socket === null ? [] : [{ method: "WS", isHeadAlone: false, path, handler: socket, options }]),
  ]);
}

const NO: Value = { kind: "literal", value: false };
