import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { serve } from "./http-request.mjs";
import { noteRan } from "./watched-handlers.mjs";

/** What the applications' pages and handlers answer with: their own symbol. */
const MARK = /~~([^~]+)~~/g;
const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/**
 * Next.js. The application is built and served for real; the manifests of the build are the table. Its code ends up in bundles, so what
 * answers says itself who it is.
 */
export function watch(require, folder) {
  const { version } = require("next/package.json");
  let server;
  return {
    version,
    load: async () => {
      if (!existsSync(join(folder, ".next/BUILD_ID"))) build(require, folder);
      const app = require("next")({ dev: false, dir: folder });
      await app.prepare();
      server = await serve(app.getRequestHandler());
    },
    rows: () => tableOf(require, folder, (method, path) => marksOf(server, method, path)),
    serve: () => ({
      request: async (method, path) => {
        for (const symbol of (await marksOf(server, method, path)).symbols) noteRan(symbol);
      },
      stop: () => server.stop(),
    }),
    handlerAt: (symbol) => (symbol === undefined ? null : { symbol, place: null }),
  };
}

function build(require, folder) {
  const cli = join(dirname(require.resolve("next/package.json")), "dist/bin/next");
  const env = { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  const { status, stderr, stdout } = spawnSync(process.execPath, [cli, "build"], {
    cwd: folder,
    env,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(/^Error: (?!Turbopack).*/m.exec(stdout + stderr)?.[0] ?? stderr);
}

/** The symbols in an answer; one that sends elsewhere with another slash at the end is followed. */
async function marksOf(server, method, path) {
  const { status, text, headers } = await server.request(method, path, {});
  if (status === 308) return marksOf(server, method, headers.location);
  const symbols = [...new Set([...(text ?? "").matchAll(MARK)].map(([, symbol]) => symbol))];
  return { status, symbols };
}

async function tableOf(require, folder, ask) {
  const read = (file) =>
    existsSync(join(folder, ".next", file)) ? JSON.parse(readFileSync(join(folder, ".next", file), "utf8")) : {};
  const { basePath } = read("routes-manifest.json");
  const { pageExtensions } = read("required-server-files.json").config;
  const ofApp = Object.entries(read("app-path-routes-manifest.json")).filter(([key, path]) => isServed(key, path));
  const ofPages = Object.keys(read("server/pages-manifest.json")).filter((path) => !/^\/(_\w+|404|500)$/.test(path));
  const rows = [];
  for (const [key, path] of ofApp) {
    const isRoute = key.endsWith("/route") && !/\.\w+\/route$/.test(key);
    for (const method of isRoute ? METHODS : ["GET"]) rows.push(...(await rowsFor(ask, method, basePath + path, key)));
  }
  for (const path of ofPages) {
    const method = path.startsWith("/api/") ? "ANY" : "GET";
    rows.push(...(await rowsFor(ask, method, basePath + path, path)));
  }
  return [...rows, ...(await leftOut(require, folder, pageExtensions, rows))];
}

/** Files that Next.js takes for pages by its own rules, and for whose path it has taken another one: in no manifest, and routes of the code. */
async function leftOut(require, folder, extensions, rows) {
  const { collectAppFiles, collectPagesFiles, getPageFromPath } = require("next/dist/build/route-discovery.js");
  const { createValidFileMatcher } = require("next/dist/server/lib/find-page-file.js");
  const found = [];
  for (const router of ["app", "pages"]) {
    const directory = [router, `src/${router}`].map((name) => join(folder, name)).find((name) => existsSync(name));
    if (directory === undefined) continue;
    const matcher = createValidFileMatcher(extensions, directory);
    const files =
      router === "app"
        ? (await collectAppFiles(directory, matcher)).appPaths
        : await collectPagesFiles(directory, matcher);
    for (const file of files) {
      const [, symbol] = /~~([^~]+)~~/.exec(readFileSync(join(directory, file), "utf8")) ?? [];
      const page = getPageFromPath(file, extensions);
      const taken = rows.find(({ handler }) => keyOf(handler).replace(/\/index$/, "") === page.replace(/\/index$/, ""));
      const isThere = rows.some(({ handler }) => handler === symbol);
      if (symbol !== undefined && taken !== undefined && !isThere) found.push({ ...taken, handler: symbol });
    }
  }
  return found;
}

/** Pages of Next.js itself are none of the application, and what intercepts another path in the browser has no path of its own. */
function isServed(key, path) {
  return !path.startsWith("/_not-found") && !path.startsWith("/_global-error") && !/\/\(\.+\)/.test(key);
}

/** One row when somebody answers; of several parts of a page, the one whose file has the key. */
async function rowsFor(ask, method, path, key) {
  const sample = encodeURI(
    path
      .replaceAll(/\/\[\[\.\.\.\w+\]\]/g, "")
      .replaceAll(/\[\.\.\.\w+\]/g, "value7/rest")
      .replaceAll(/\[\w+\]/g, "value7"),
  );
  const { symbols } = await ask(method === "ANY" ? "GET" : method, sample === "" ? "/" : sample);
  const handler = symbols.find((symbol) => keyOf(symbol) === key) ?? symbols[0];
  if (handler === undefined) return [];
  const paths = [sample === "" ? "/" : sample];
  return [
    {
      method,
      path: path.replace(/(?<=.)\/$/, ""),
      place: null,
      handler,
      implicit: false,
      shared: symbols.length > 1,
      paths,
      matches: () => true,
    },
  ];
}

/** `src/app/a/page.jsx#Page` is of `/a/page`. */
function keyOf(symbol) {
  const [file] = symbol.split("#");
  const path = file.replace(/^(?:src\/)?(?:app|pages)/, "").replace(/\.\w+$/, "");
  return decodeURIComponent(path);
}
