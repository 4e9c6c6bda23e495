import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { callSite } from "./call-site.mjs";
import { samplePaths } from "./sample-paths.mjs";
import { unwatched, watchHandler } from "./watched-handlers.mjs";

/** By watched handler, of which each registration has its own: the call that registered it, and which of its handlers it is. */
const registered = new WeakMap();
let last = null;

/** Hono has one build for `import` and one for `require`: both are watched, by the router that each application fills. */
export async function watch(require, folder) {
  const packageFile = packageOf(require, "hono");
  const router = "router/smart-router/index.js";
  const [module, trie] = await Promise.all(
    [router, "router/trie-router/index.js"].map(
      (file) => import(pathToFileURL(join(dirname(packageFile), "dist", file)).href),
    ),
  );
  for (const { SmartRouter } of [module, require("hono/router/smart-router")]) watchRouter(SmartRouter, folder);
  return {
    version: JSON.parse(readFileSync(packageFile, "utf8")).version,
    isApp: (value) => Array.isArray(value?.routes) && typeof value.fetch === "function",
    rows: (app) => rowsOf(app, trie.TrieRouter),
    serve: (app) => ({ request: (method, path) => app.request(path, { method }), stop: () => undefined }),
  };
}

/** The package's own file, which its exports do not name. */
function packageOf(require, name) {
  const paths = require.resolve.paths(name).map((path) => join(path, name, "package.json"));
  return paths.find((path) => {
    try {
      return readFileSync(path, "utf8") !== "";
    } catch {
      return false;
    }
  });
}

function watchRouter(Router, folder) {
  const { add } = Router.prototype;
  Router.prototype.add = function watchedAdd(method, path, pair) {
    const [handler, route] = pair;
    const { place, through } = callSite(folder);
    // What `route` copies from another application is registered already.
    if (!through.includes("route")) {
      const call = callOf({ place, method, path, isMiddleware: through.includes("use") });
      call.handlers.push(handler);
      const watched = watchHandler(handler, () => (call.isMiddleware ? null : call.handlers.at(-1)));
      registered.set(watched, { call, index: call.handlers.length - 1 });
      route.handler = watched;
      pair[0] = watched;
    }
    return add.call(this, method, path, pair);
  };
}

/** Each handler of a call is added for itself: what follows at the same place for the same path is of the same call. */
function callOf(call) {
  const isSame =
    last !== null && ["method", "path"].every((key) => last[key] === call[key]) && samePlace(last.place, call.place);
  if (!isSame) last = { ...call, handlers: [] };
  return last;
}

function samePlace(a, b) {
  return a?.file === b?.file && a?.line === b?.line && a?.column === b?.column;
}

function rowsOf(app, Router) {
  const rows = [];
  for (const { method, path, handler: composed } of app.routes) {
    const handler = innermost(composed);
    const of = registered.get(handler);
    if (of === undefined) throw new Error(`The registration of ${method} ${path} was not seen`);
    if (of.call.isMiddleware || of.index < of.call.handlers.length - 1) continue;
    const router = new Router();
    router.add(method, path, true);
    rows.push({
      method: method === "ALL" ? "ANY" : method,
      path,
      place: of.call.place,
      handler: unwatched(handler),
      implicit: false,
      paths: samplePaths(path),
      matches: (candidate) => router.match(method === "ALL" ? "GET" : method, decodeURI(candidate))[0].length > 0,
    });
  }
  return rows;
}

/** An application with a handler of errors of its own puts a function around each handler when it is mounted. */
function innermost(handler) {
  const inner = handler.__COMPOSED_HANDLER;
  return inner === undefined ? handler : innermost(inner);
}
