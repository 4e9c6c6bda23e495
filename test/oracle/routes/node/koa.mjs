import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";
import { callSite } from "./call-site.mjs";
import { samplePaths } from "./sample-paths.mjs";
import { watchHandler } from "./watched-handlers.mjs";

/** By the place of a layer's first own handler, which copies of a layer keep: the call that registered it. */
const calls = new WeakMap();

/** @koa/router has one build for `import` and one for `require`; koa-router is what it was before, and is still used. */
export async function watch(require, folder) {
  const main = require.resolve("@koa/router");
  const module = await import(pathToFileURL(main.replace(/\.js$/, ".mjs")).href);
  for (const Router of [module.Router, require("@koa/router").Router, require("koa-router")])
    watchRouter(Router, folder);
  const { version } = JSON.parse(readFileSync(`${dirname(dirname(main))}/package.json`, "utf8"));
  return {
    version,
    isApp: (value) => Array.isArray(value?.middleware) && typeof value.callback === "function",
    rows: (app) => app.middleware.flatMap((middleware) => rowsOf(middleware.router)),
    listener: (app) => app.callback(),
  };
}

function watchRouter(Router, folder) {
  const { register } = Router.prototype;
  Router.prototype.register = function watchedRegister(path, methods, middleware, options) {
    // Of several paths, each is registered by a call of this for itself.
    if (Array.isArray(path) || methods.length === 0) return register.call(this, path, methods, middleware, options);
    const handlers = [middleware].flat(Infinity);
    const call = { place: callSite(folder).place, handler: handlers.at(-1) };
    // A function of its own for each registration, even where the handler is the same.
    const watched = handlers.map((handler) => watchHandler(handler, () => call.handler));
    for (const own of watched) calls.set(own, call);
    return register.call(this, path, methods, watched, options);
  };
}

function rowsOf(router) {
  return (router?.stack ?? []).filter(({ methods }) => methods.length > 0).flatMap(rowsOfLayer);
}

function rowsOfLayer(layer) {
  // `param` puts its own in front of the handlers.
  const { place, handler } = calls.get(layer.stack.at(-1));
  const methods = new Set(layer.methods);
  const isAll = methods.size > 30;
  return (isAll ? ["ANY"] : [...methods]).map((method) => ({
    method,
    path: String(layer.path),
    place,
    handler,
    implicit: method === "HEAD" && methods.has("GET"),
    paths: samplePaths(String(layer.path)),
    matches: (candidate) => layer.match(candidate),
  }));
}
