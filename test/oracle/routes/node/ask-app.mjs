import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { functionPlaces } from "./function-places.mjs";
import { serve } from "./http-request.mjs";
import { handlersThatRan } from "./watched-handlers.mjs";

/** Has a framework watched that the applications in a folder are going to load. */
export async function watchFramework(name, folder) {
  // What an application prints is its own: the output is JSON.
  console.log = console.info = console.debug = () => {};
  const { watch } = await import(`./${name}.mjs`);
  const framework = await watch(createRequire(join(folder, "package.json")), folder);
  return { framework, folder, placeOf: functionPlaces(folder) };
}

/** What a framework says of one application (../oracle-table.ts, with places as V8 has them). */
export async function askApp(runner, { load, requests, samples }) {
  const { framework } = runner;
  const { version } = framework;
  let rows;
  let server;
  try {
    await orUncaught(async () => {
      const app = await loadApp(runner, load);
      rows = await framework.rows(app);
      server = framework.serve === undefined ? await serve(framework.listener(app)) : await framework.serve(app);
    });
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
      handler: handlerAt(runner, handler),
      implicit,
      shared,
      ...(await sampleOf(runner, server, row, samples)),
    });
  }
  const answers = [];
  for (const request of requests) answers.push((await answerTo(runner, server, request)).answer);
  await server.stop();
  return { version, error: null, rows: asked, answers };
}

/** Does the work, or fails with what is thrown where nobody catches it: Fastify calls what an application has it do after plugins so. */
async function orUncaught(work) {
  let fail;
  const failing = new Promise((_, reject) => {
    fail = reject;
  });
  process.on("uncaughtException", fail);
  try {
    await Promise.race([work(), failing]);
  } catch (error) {
    // More of it may come.
    await new Promise((resolve) => setTimeout(resolve, 1));
    throw error;
  } finally {
    process.off("uncaughtException", fail);
  }
}

async function loadApp({ framework, folder }, load) {
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
async function sampleOf(runner, server, { method, handler, paths, matches, headers = {} }, samples) {
  let first = { request: null, answer: null };
  for (const asked of method === "ANY" ? ["GET", "POST", "PATCH"] : [method]) {
    const given = samples
      .filter((sample) => sample.startsWith(`${asked} `))
      .map((sample) => sample.slice(asked.length + 1));
    for (const path of [...paths, ...given].filter((candidate) => matches(candidate))) {
      const { host = null, ...others } = headers;
      const request = { method: asked, path, host, headers: others };
      const { ran, answer } = await answerTo(runner, server, request);
      if (ran.includes(handler)) return { request, answer };
      if (first.request === null) first = { request, answer };
    }
  }
  return first;
}

async function answerTo(runner, server, { method, path: written, host, headers = {} }) {
  const all = host === null ? headers : { ...headers, host };
  // Examples are written as people read them.
  const path = written.replaceAll(/[^\x21-\x7e]/gu, encodeURIComponent);
  const { ran } = await handlersThatRan(() => server.request(method, path, all));
  const [last, ...before] = ran.toReversed().map((handler) => handlerAt(runner, handler));
  return { ran, answer: { found: ran.length > 0, handler: last ?? null, passed: before.toReversed() } };
}

function handlerAt({ framework, placeOf }, handler) {
  if (framework.handlerAt !== undefined) return framework.handlerAt(handler);
  const place = placeOf(handler);
  return place === null ? null : { symbol: null, place };
}
