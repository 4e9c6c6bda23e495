import { METHODS } from "node:http";
import { callSite } from "./call-site.mjs";
import { samplePaths } from "./sample-paths.mjs";
import { watchHandler } from "./watched-handlers.mjs";

/** By layer: what it was made with, of which Express keeps only the compiled form. */
const paths = new WeakMap();
/** By layer of a route: the call that registered it. `get(path, a, b)` is one call with two layers. */
const calls = new WeakMap();
/** By layer: the application that is mounted there, of which Express keeps only a function around it. */
const mountedApps = new WeakMap();

/** Express 4 and 5: their layers and routes are in different packages, and otherwise alike. */
export function watch(require, folder) {
  const express = require.resolve("express");
  const inExpress = (id) => require.resolve(id, { paths: [express] });
  const { version } = require("express/package.json");
  const at = version.startsWith("4.") ? "express/lib/router" : "router/lib";
  watchLayers(require, inExpress(`${at}/layer`));
  watchRoutes(require(inExpress(`${at}/route`)), folder);
  watchMounts(require("express").application);
  return { version, isApp, rows: (app) => rowsOf(stackOf(app), "", []), listener: (app) => app };
}

function isApp(value) {
  return typeof value === "function" && value.handle !== undefined && value.set !== undefined;
}

function watchLayers(require, file) {
  const Layer = require(file);
  function WatchedLayer(path, options, handle) {
    const layer = new Layer(path, options, handle);
    paths.set(layer, path);
    return layer;
  }
  WatchedLayer.prototype = Layer.prototype;
  require.cache[file].exports = WatchedLayer;
}

function watchRoutes(Route, folder) {
  for (const method of ["all", ...METHODS.map((name) => name.toLowerCase())]) {
    const original = Route.prototype[method];
    if (original === undefined) continue;
    Route.prototype[method] = function register(...handlers) {
      const before = this.stack.length;
      const result = original.apply(this, handlers);
      const layers = this.stack.slice(before);
      const call = { place: callSite(folder).place, handler: layers.at(-1)?.handle };
      for (const layer of layers) {
        calls.set(layer, call);
        layer.handle = watchHandler(layer.handle, () => call.handler);
      }
      return result;
    };
  }
}

function watchMounts(application) {
  const { use } = application;
  application.use = function watchedUse(...values) {
    const result = use.apply(this, values);
    const [first, ...rest] = values;
    const isPath = typeof first !== "function" && typeof [first].flat(Infinity)[0] !== "function";
    const used = (isPath ? rest : values).flat(Infinity);
    const layers = stackOf(this).slice(-used.length);
    for (const [index, value] of used.entries()) if (isApp(value)) mountedApps.set(layers[index], value);
    return result;
  };
}

function stackOf(app) {
  // In Express 4, `app.router` is a getter that throws.
  return (app._router ?? (app.lazyrouter === undefined ? app.router : undefined))?.stack ?? [];
}

/** What a layer leads to: the layers of a router or of an application under it; null of plain middleware. */
function stackBelow(layer) {
  const app = mountedApps.get(layer) ?? (isApp(layer.handle) ? layer.handle : undefined);
  if (app !== undefined) return stackOf(app);
  return Array.isArray(layer.handle?.stack) ? layer.handle.stack : null;
}

/** `above`: the layers of the mounts, from the application down. */
function rowsOf(stack, prefix, above) {
  return stack.flatMap((layer) => {
    // A router that is mounted under itself has no end.
    if (above.includes(layer)) return [];
    const chain = [...above, layer];
    return [paths.get(layer) ?? ""].flat(Infinity).flatMap((own) => {
      const path = join(prefix, own);
      if (layer.route) return rowsOfRoute(layer.route, path, chain);
      return rowsOf(stackBelow(layer) ?? [], path, chain);
    });
  });
}

/** One row for each call of `get`, `post` and the rest, with the last of its handlers. */
function rowsOfRoute(route, path, chain) {
  const byCall = new Map(route.stack.map((layer) => [calls.get(layer), layer]));
  const rows = [...byCall].map(([{ place, handler }, { method }]) => ({
    method: method?.toUpperCase() ?? "ANY",
    path,
    place,
    handler,
    implicit: false,
    paths: samplePaths(path),
    matches: (candidate) => isMatch(chain, candidate),
  }));
  return asAny(rows);
}

/** `app.all` registers every method that there is. */
function asAny(rows) {
  const [first] = rows;
  const isAll = rows.length > 30 && rows.every(({ handler }) => handler === first.handler);
  return isAll ? [{ ...first, method: "ANY" }] : rows;
}

/** Whether the layers match one after the other, each what the one before has left. */
function isMatch(chain, candidate) {
  let rest = candidate;
  return chain.every((layer) => {
    const match = layer.match(rest);
    if (!match) return false;
    // Express 4 says yes or no, and keeps the rest for itself.
    rest = rest.slice((match.path ?? layer.path).length);
    if (!rest.startsWith("/")) rest = `/${rest}`;
    return true;
  });
}

function join(prefix, path) {
  const own = String(path);
  if (prefix === "") return own;
  return own === "/" || own === "" ? prefix : `${prefix.replace(/\/$/, "")}${own.startsWith("/") ? "" : "/"}${own}`;
}
