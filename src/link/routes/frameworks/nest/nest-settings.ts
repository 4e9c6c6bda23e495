import type { SymbolGraph } from "../../../../model/graph.js";
import type { Place } from "../../../../model/span.js";
import type { HostCall, HostObject, Value } from "../../../flow/value.js";
import { argument, asString, entry, optionsOf, settled } from "../../../flow/values.js";
import type { PathText } from "../../framework.js";
import { majorOf } from "../../major-version.js";
import { asPrefix, EMPTY_PATH, pathTexts } from "../../path-text.js";
import { methodNamed } from "./nest-methods.js";
import { withLeadingSlash } from "./nest-paths.js";
import { type Versions, versionsOf } from "./nest-versions.js";

/** What `NestFactory.create` gives. */
export const APP_TYPE = "@nestjs/core.NestFactory.create";

/** Before 11, paths are those of Express 4, and dynamic modules are told apart by what is in them. */
export type NestVersion = 10 | 11;

/** What an application is told about all of its routes. */
export interface NestSettings {
  readonly version: NestVersion;
  readonly router: "express" | "fastify";
  readonly sockets: "ws" | "socket.io";
  /** With a slash in front; empty without one. */
  readonly prefix: PathText;
  /** The routes that do not get it. */
  readonly excluded: readonly ExcludedRoute[];
  /** Null where versions mean nothing. */
  readonly versioning: Versioning | null;
}

export interface ExcludedRoute {
  readonly path: string;
  /** `ANY` for all. */
  readonly method: string;
}

export interface Versioning {
  /** Whether the version is in the path, or in something else that a request says. */
  readonly place: "path" | "request";
  /** What stands in front of a version in a path. */
  readonly prefix: PathText;
  /** Of controllers that say none. */
  readonly usual: Versions;
}

/** One for each way that the prefixes may be, of which an application has one at a time. */
export function settingsOf(graph: SymbolGraph, app: HostObject): readonly [NestSettings, ...NestSettings[]] {
  const major = majorOf(graph.dependencyRange(app.made.place.file, "@nestjs/core"));
  const prefixCall = lastCall(app, "setGlobalPrefix");
  const prefixes = prefixCall === null ? [EMPTY_PATH] : ways(argument(prefixCall, 0), prefixCall.place);
  const versioning = versioningOf(lastCall(app, "enableVersioning"));
  const base = {
    version: major !== null && major < 11 ? 10 : 11,
    router: typeOf(argument(app.made, 1)).startsWith("@nestjs/platform-fastify.") ? "fastify" : "express",
    sockets: socketsOf(lastCall(app, "useWebSocketAdapter")),
    excluded: excludedRoutes(app),
  } as const;
  const [first, ...others] = prefixes.flatMap((prefix) =>
    versioning.map((one): NestSettings => ({
      ...base,
      prefix: asPrefix(withLeadingSlash(prefix), "/"),
      versioning: one,
    })),
  );
  return [first ?? { ...base, prefix: EMPTY_PATH, versioning: null }, ...others];
}

/** Every text that a value may be. Where some of them are known, the others are what somebody may say from outside of the code. */
function ways(value: Value | null, place: Place): readonly PathText[] {
  const texts = pathTexts(value, place);
  const known = texts.filter(({ stop }) => stop === null);
  return known.length > 0 ? known : texts.slice(0, 1);
}

function lastCall(app: HostObject, method: string): HostCall | null {
  return app.calls.findLast((call) => call.method === method) ?? null;
}

function typeOf(value: Value | null): string {
  const known = value === null ? null : settled(value);
  return known?.kind === "host" ? known.type : "";
}

function socketsOf(call: HostCall | null): NestSettings["sockets"] {
  const type = call === null ? "" : typeOf(argument(call, 0));
  return type === "@nestjs/platform-ws.WsAdapter" ? "ws" : "socket.io";
}

/** Those of the last call that gives any options. */
function excludedRoutes(app: HostObject): readonly ExcludedRoute[] {
  const options = app.calls
    .filter((call) => call.method === "setGlobalPrefix")
    .flatMap((call) => argument(call, 1) ?? [])
    .at(-1);
  const given = entry(options === undefined ? null : settled(options), "exclude");
  const items = given === null ? null : settled(given);
  return items?.kind === "list" ? items.items.flatMap(excludedRoute) : [];
}

function excludedRoute(item: Value): readonly ExcludedRoute[] {
  return optionsOf(settled(item)).flatMap((value) => {
    const path = asString(value) ?? asString(entry(value, "path"));
    const method = entry(value, "method");
    return path === null ? [] : [{ path, method: method === null ? "ANY" : (methodNamed(method) ?? "ANY") }];
  });
}

function versioningOf(call: HostCall | null): readonly (Versioning | null)[] {
  if (call === null) return [null];
  const given = argument(call, 0);
  const options = given === null ? null : settled(given);
  const type = entry(options, "type");
  const isInPath = type === null || (type.kind === "external" && type.name.endsWith(".URI"));
  const prefix = entry(options, "prefix");
  const isOff = prefix?.kind === "literal" && prefix.value === false;
  const prefixes = isOff ? [EMPTY_PATH] : ways(prefix ?? USUAL_PREFIX, call.place);
  return prefixes.map((one) => ({
    place: isInPath ? "path" : "request",
    prefix: one,
    usual: versionsOf(entry(options, "defaultVersion"), call.place),
  }));
}

const USUAL_PREFIX: Value = { kind: "string", value: "v" };
