import { callSite } from "./call-site.mjs";
import { samplePaths } from "./sample-paths.mjs";
import { watchHandler } from "./watched-handlers.mjs";

/** The routes of all applications, as `onRoute` reports them, with the server of their application. */
const routes = [];

/** Each application has the hook that says which routes it gets, from the first one on. */
export function watch(require, folder) {
  const file = require.resolve("fastify");
  const hooks = require(require.resolve("fastify/lib/hooks.js", { paths: [file] }));
  const findMyWay = require(require.resolve("find-my-way", { paths: [file] }));
  watchHooks(hooks, folder);
  const { version } = require("fastify/package.json");
  return {
    version,
    isApp: (value) => typeof value?.inject === "function" && typeof value.register === "function",
    rows: async (app) => {
      await app.ready();
      return routes.filter(({ server }) => server === app.server).flatMap((route) => rowsOf(route, app, findMyWay));
    },
    serve: (app) => ({
      request: (method, path, headers) => app.inject({ method, url: path, headers }),
      stop: () => app.close(),
    }),
  };
}

function watchHooks(hooks, folder) {
  const { Hooks } = hooks;
  hooks.Hooks = function WatchedHooks() {
    const own = new Hooks();
    own.onRoute.push(function watchRoute(route) {
      const { place, through } = callSite(folder);
      const { method, url, handler, constraints } = route;
      routes.push({ server: this.server, method, url, handler, constraints, place, implicit: isImplicit(through) });
      route.handler = watchHandler(handler);
    });
    return own;
  };
}

/** A HEAD that Fastify adds to a GET: one route is added while another one is. */
function isImplicit(through) {
  return through.filter((name) => name === "addNewRoute").length > 1;
}

function rowsOf({ method, url, handler, place, implicit, constraints = {} }, app, findMyWay) {
  const methods = [method].flat();
  const isAll = methods.length === app.supportedMethods.length;
  const { ignoreTrailingSlash, ignoreDuplicateSlashes, caseSensitive } = {
    ...app.initialConfig,
    ...app.initialConfig.routerOptions,
  };
  return (isAll ? ["ANY"] : methods).map((one) => {
    const asked = one === "ANY" ? "GET" : one;
    const router = findMyWay({ ignoreTrailingSlash, ignoreDuplicateSlashes, caseSensitive });
    router.on(asked, url, () => undefined);
    return {
      method: one,
      path: url,
      place,
      handler,
      implicit,
      headers: headersOf(constraints),
      paths: samplePaths(url),
      matches: (candidate) => router.find(asked, candidate) !== null,
    };
  });
}

/** What a request has to say to reach a route that is limited to a host or version. */
function headersOf({ host, version }) {
  return {
    ...(typeof host === "string" ? { host } : {}),
    ...(version === undefined ? {} : { "accept-version": version }),
  };
}
