// Starts one application for real and prints what its framework says about it, as JSON (../oracle-table.ts, with places as V8 has them).
// Run in a process of its own, because the framework's modules are watched before the application loads them:
//   node run.mjs <framework> <folder of the built application> <file#name>
// On standard input: { requests: OracleRequest[], samples: string[] }, where samples are requests that routes may match.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { functionPlaces } from "./function-places.mjs";
import { serve } from "./http-request.mjs";
import { handlersThatRan } from "./watched-handlers.mjs";

const [frameworkName, folderArgument, load] = process.argv.slice(2);
const folder = resolve(folderArgument);
const { requests, samples } = JSON.parse(readFileSync(0, "utf8"));
// What the application prints is its own: the output is one JSON text.
console.log = console.info = console.debug = () => {};
const { watch } = await import(`./${frameworkName}.mjs`);
const framework = await watch(createRequire(join(folder, "package.json")), folder);
const placeOf = functionPlaces(folder);
process.stdout.write(JSON.stringify(await ask()), () => process.exit(0));

async function ask() {
  const { version } = framework;
  let rows;
  let server;
  try {
    const app = await loadApp();
    rows = await framework.rows(app);
    server = framework.serve === undefined ? await serve(framework.listener(app)) : await framework.serve(app);
  } catch (error) {
    return { version, error: String(error?.message ?? error), rows: [], answers: [] };
  }
  const asked = [];
  for (const row of rows) {
    const { method, path, place, handler, implicit, shared = false } = row;
    asked.push({
      method,
      path,
      place,
      handler: handlerAt(handler),
      implicit,
      shared,
      ...(await sampleOf(server, row)),
    });
  }
  const answers = [];
  for (const request of requests) answers.push((await answerTo(server, request)).answer);
  await server.stop();
  return { version, error: null, rows: asked, answers };
}

async function loadApp() {
  const [file, name] = load.split("#");
  // Where nothing is exported, the framework says what its own main file made.
  if (framework.load !== undefined) return framework.load(join(folder, file), name);
  const module = await import(pathToFileURL(join(folder, file)).href);
  const value = exportOf(module, name);
  if (value === undefined) throw new Error(`There is no ${load}`);
  // A factory gives the application when it is called.
  return framework.isApp(value) ? value : value();
}

/** A module of CommonJS may be the application itself (`module.exports = app`), or hold it under a name, `default` among them. */
function exportOf(module, name) {
  if (name === "module.exports") return module.default;
  return module.default?.[name] ?? module[name];
}

/**
 * A request that the route matches by the framework's own word, made of its path or one of the application's samples, and who answers it. One
 * that reaches the route, when any does.
 */
async function sampleOf(server, { method, handler, paths, matches, headers = {} }) {
  let first = { request: null, answer: null };
  for (const asked of method === "ANY" ? ["GET", "POST", "PATCH"] : [method]) {
    const given = samples
      .filter((sample) => sample.startsWith(`${asked} `))
      .map((sample) => sample.slice(asked.length + 1));
    for (const path of [...paths, ...given].filter((candidate) => matches(candidate))) {
      const { host = null, ...others } = headers;
      const request = { method: asked, path, host, headers: others };
      const { ran, answer } = await answerTo(server, request);
      if (ran.includes(handler)) return { request, answer };
      if (first.request === null) first = { request, answer };
    }
  }
  return first;
}

async function answerTo(server, { method, path: written, host, headers = {} }) {
  const all = host === null ? headers : { ...headers, host };
  // Examples are written as people read them.
  const path = written.replaceAll(/[^\x21-\x7e]/gu, encodeURIComponent);
  const { ran } = await handlersThatRan(() => server.request(method, path, all));
  const last = ran.at(-1);
  return { ran, answer: { found: ran.length > 0, handler: handlerAt(last), passed: ran.slice(0, -1).map(handlerAt) } };
}

function handlerAt(handler) {
  if (framework.handlerAt !== undefined) return framework.handlerAt(handler);
  const place = placeOf(handler);
  return place === null ? null : { symbol: null, place };
}
