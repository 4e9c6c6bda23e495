import type { RouteMount } from "../../../../model/routes.js";
import type { PathText } from "../../framework.js";
import type { PathPattern } from "../../path-pattern.js";
import { EMPTY_PATH, joinedAs } from "../../path-text.js";
import { PatternRelations } from "../../relate-patterns.js";
import { layerPatterns } from "../express/layer-pattern.js";
import { pathVariants } from "../fastify/find-my-way.js";
import type { Controller, ControllerMethod } from "./controller-routes.js";
import { convertedPath } from "./legacy-path.js";
import { append, finished, prefixed } from "./nest-paths.js";
import type { NestRoute } from "./nest-route.js";
import type { ExcludedRoute, NestSettings, NestVersion } from "./nest-settings.js";
import { askedVersions, type Version, type Versions } from "./nest-versions.js";

/** Where a controller stands. */
export interface ControllerPlace {
  readonly mounts: readonly RouteMount[];
  /** What `RouterModule` says; empty without it. */
  readonly path: PathText;
}

type Draft = Omit<NestRoute, "order" | "router">;

/** The routes of one controller, in the order in which Nest registers them. */
export function controllerDrafts(
  settings: NestSettings,
  controller: Controller,
  { mounts, path: modulePath }: ControllerPlace,
): readonly Draft[] {
  return controller.paths.flatMap((controllerPath) =>
    controller.methods.flatMap((method) => {
      const versions = versionsFor(settings, controller, method);
      return method.paths.flatMap((methodPath) =>
        inPath(settings, versions).flatMap((version) => {
          const below = [modulePath, controllerPath, methodPath];
          const path = wholePath(settings, method.method, version, below);
          return draftOf(settings, controller, method, {
            path,
            mounts,
            versions,
            prefixes: [settings.prefix, modulePath, controllerPath],
          });
        }),
      );
    }),
  );
}

/** A version of the method counts more than one of the controller, and that more than the usual one. */
function versionsFor({ versioning }: NestSettings, controller: Controller, method: ControllerMethod): Versions {
  return versioning === null ? null : (method.versions ?? controller.versions ?? versioning.usual);
}

/** Each version that stands in a path; null for a path without one. */
function inPath({ versioning }: NestSettings, versions: Versions): readonly Version[] {
  return versioning?.place === "path" && versions !== null ? versions : [null];
}

function wholePath(settings: NestSettings, method: string, version: Version, parts: readonly PathText[]): PathText {
  const prefix = settings.versioning?.prefix ?? EMPTY_PATH;
  const start: PathText = version === null ? EMPTY_PATH : slashed(prefix, version);
  const path = parts.reduce(append, start);
  const isBare = settings.prefix.text === "" || isExcluded(settings, method, path, start);
  return finished(isBare ? path : prefixed(settings.prefix, path));
}

function slashed(prefix: PathText, version: PathText): PathText {
  return joinedAs(`/${prefix.text}${version.text}`, prefix, version);
}

/** Whether a path, without its version, is one of those that do not get the global prefix. */
function isExcluded(settings: NestSettings, method: string, path: PathText, version: PathText): boolean {
  if (path.stop !== null) return false;
  const own = path.text.startsWith(version.text) ? path.text.slice(version.text.length) : path.text;
  return settings.excluded.some(
    (route) =>
      (route.method === "ANY" || route.method === method) && excludes(settings.version, route, own === "" ? "/" : own),
  );
}

function excludes(version: NestVersion, { path }: ExcludedRoute, own: string): boolean {
  const text = path.startsWith("/") ? path : `/${path}`;
  const patterns =
    version === 11 || text.includes("(.*)") ? expressPatterns(convertedPath(text), 5) : oldPatterns(text);
  return new PatternRelations().matches(patterns, own) === true;
}

/** In Nest 10 a star behind nothing stands for itself here. */
function oldPatterns(text: string): readonly PathPattern[] {
  return expressPatterns(text.replaceAll(/(?<![\w)])\*/g, "\\*"), 4);
}

function expressPatterns(text: string, version: 4 | 5): readonly PathPattern[] {
  return layerPatterns([], { path: { kind: "text", text }, version, caseSensitive: false, strict: false });
}

interface Whole {
  readonly path: PathText;
  readonly mounts: readonly RouteMount[];
  readonly versions: Versions;
  readonly prefixes: readonly PathText[];
}

function draftOf(
  settings: NestSettings,
  { hosts }: Controller,
  { method, handler, place, continues }: ControllerMethod,
  { path, mounts, versions, prefixes }: Whole,
): Draft {
  const isFastify = settings.router === "fastify";
  const variants = isFastify && path.stop === null ? pathVariants(path.text, FASTIFY_RULES) : [];
  return {
    kind: "http",
    method,
    path,
    patterns: isFastify ? variants.map(({ pattern }) => pattern) : patternsOf(settings.version, path),
    variants: isFastify ? variants : null,
    handler,
    place,
    mounts,
    prefixes: prefixes.map(({ text }) => text),
    guards: [],
    continues: continues && !isFastify,
    hosts,
    versions: settings.versioning?.place === "request" ? askedVersions(versions) : null,
  };
}

const FASTIFY_RULES = { ignoreTrailingSlash: false, ignoreDuplicateSlashes: false, caseSensitive: true };

function patternsOf(version: NestVersion, path: PathText): readonly PathPattern[] {
  if (path.stop !== null) return [];
  return version === 11 ? expressPatterns(convertedPath(path.text), 5) : expressPatterns(path.text, 4);
}
