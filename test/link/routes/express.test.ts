import { describe, expect, test } from "vitest";
import { lineOf, routesOf } from "./routes-memory.js";

const WRAPPERS =
  "function wrap(work) { return (req, res, next) => Promise.resolve(work(req, res, next)).catch(next) }\n" +
  "function wrapSome(work) { if (work.constructor.name === 'AsyncFunction') return wrap(work); return work }\n" +
  "function wrapAll(work) { return async function (...all) { return work(...all) } }";
const IMPORT = 'const express = require("express");\n';

/** The lines of an application in one file, or in several when it is given as such. */
async function linesOf(
  text: string,
  version: 4 | 5 = 4,
  files: Readonly<Record<string, string>> = {},
): Promise<string[]> {
  const { routes } = await table(text, version, files);
  return routes.map(lineOf);
}

function table(text: string, version: 4 | 5 = 4, files: Readonly<Record<string, string>> = {}) {
  const dependencies = { express: `^${version}.0.0`, "express-ws": "5", "express-promise-router": "4" };
  return routesOf({ "package.json": JSON.stringify({ dependencies }), "app.js": IMPORT + text, ...files });
}

describe("what is registered", () => {
  test.each([
    ["app.get('/a', f)", ["GET /a -> app.js#f"]],
    ["app.post('/a', g, [g, [f]])", ["POST /a -> app.js#f"]],
    ["app.get('/a', f).put('/b', f)", ["GET /a -> app.js#f", "PUT /b -> app.js#f"]],
    [
      "app.all('/a', f); app['m-search']('/b', f); app.del('/c', f)",
      ["ANY /a -> app.js#f", "M-SEARCH /b -> app.js#f", "DELETE /c -> app.js#f"],
    ],
    ["app.route('/a').get(f).all(g)", ["ANY /a -> app.js#g", "GET /a -> app.js#f"]],
    ["app.get(['/a', /^\\/b/], f)", ["GET /^\\/b/ -> app.js#f", "GET /a -> app.js#f"]],
    ["app.get('title'); app.set('x', 1); app.use(f); app.use('/x', f); app.param('id', f)", []],
    ["app.use('/s', express.static('public')); app.use(express.json())", []],
    ["app.set('prefix', '/p'); app.get(app.get('prefix') + '/a', f)", ["GET /p/a -> app.js#f"]],
    ["const { client } = require('./client'); client.get('/a', f)", []],
    ["for (const m of ['get', 'post']) app[m]('/' + m, f)", ["GET /get -> app.js#f", "POST /post -> app.js#f"]],
    ["app.get('/a')", []],
    ["app.get.call(app, '/a', f); app['post'].apply(app, ['/b', f])", ["GET /a -> app.js#f", "POST /b -> app.js#f"]],
    ["app.post('/a', ...x.handlers)", ["POST /a -> app.js:3"]],
    [
      "app.get(x ? '/a' : '/b', f); app.get(`/${x ? 'c' : 'd'}`, f)",
      ["GET /a -> app.js#f", "GET /b -> app.js#f", "GET /c -> app.js#f", "GET /d -> app.js#f"],
    ],
    ["app.get('/a', wrap(f))", ["GET /a -> app.js#f"]],
    ["app.get('/a', wrapAll(g))", ["GET /a -> app.js#g"]],
    ["app.get('/a', wrapSome(g))", ["GET /a -> app.js#g"]],
    ["app.get('/a', require('express-async-handler')(f))", ["GET /a -> app.js#f"]],
    ["app.get('/a', (req, res) => f(req, res))", ["GET /a -> app.js:3"]],
  ])("%s", async (text, lines) => {
    const files = { "client.js": "exports.client = { get() {} }" };
    expect(
      await linesOf(
        `const app = express(); function f(q, s) {} function g(q, s, n) { n() }\n${text}\n${WRAPPERS}`,
        4,
        files,
      ),
    ).toEqual(lines);
  });

  test.each([
    ["app.use(r)", ["GET /x -> app.js#f"]],
    ["app.use('/', r); r.get('', f)", ["GET / -> app.js#f", "GET /x -> app.js#f"]],
    ["app.use('/p/', r)", ["GET /p/x -> app.js#f"]],
    ["app.use(['/p', '/q'], g, r)", ["GET /p/x -> app.js#f", "GET /q/x -> app.js#f"]],
    ["app.use('/p', g, [r])", ["GET /p/x -> app.js#f"]],
    ["const s = express.Router(); s.use('/:s', r); app.use('/p', s)", ["GET /p/:s/x -> app.js#f"]],
    ["const sub = express(); sub.use(r); app.use('/p', sub)", ["GET /p/x -> app.js#f"]],
    ["app.use('/p', (req, res, next) => r(req, res, next))", ["GET /p/x -> app.js#f"]],
    ["app.use('/p', wrap(r)); function wrap(inner) { return inner }", ["GET /p/x -> app.js#f"]],
    ["app.use('/p', r); app.use('/q', r)", ["GET /p/x -> app.js#f", "GET /q/x -> app.js#f"]],
    ["app.use(process.env.PREFIX, r)", ["GET …/x -> app.js#f (unknown: it comes from outside of this code)"]],
    ["app.use(`/v/${process.env.V}`, r)", ["GET /v/…/x -> app.js#f (unknown: it comes from outside of this code)"]],
    ["", ["GET /x -> app.js#f (unmounted)"]],
    ["r.use('/r', r)", ["GET /x -> app.js#f (unmounted)"]],
    ["app.use('/p', r); r.use('/r', r)", ["GET /p/x -> app.js#f"]],
    [
      "const promised = require('express-promise-router')(); promised.get('/y', f); app.use(promised)",
      ["GET /x -> app.js#f (unmounted)", "GET /y -> app.js#f"],
    ],
    [
      "const { app: wsApp } = require('express-ws')(app); wsApp.ws('/s', f); app.use(r)",
      ["GET /x -> app.js#f", "WS /s -> app.js#f"],
    ],
  ])("mounts: %s", async (text, lines) => {
    const before =
      "const app = express(), r = express.Router(); function f(q, s) {} function g(q, s, n) { n() } r.get('/x', f);\n";
    expect((await linesOf(before + text)).sort()).toEqual(lines);
  });

  test("where a mount cannot be followed is said", async () => {
    const { stops } = await table(
      "const app = express(); app.use('/a', load('x')); function load(name) { return require(name) }",
    );
    expect(stops.map(({ place, reason }) => `${place.span[0]} ${reason}`)).toEqual([
      "2 what is used here is not known: which module is loaded here is computed",
    ]);
  });

  test("modules that are loaded by computed names are found where all of the name is known", async () => {
    const files = {
      "routes/a/index.js": "const r = (module.exports = require('express').Router()); r.get('/x', (q, s) => {})",
      "routes/b.js": "const r = (module.exports = require('express').Router()); r.get('/y', (q, s) => {})",
    };
    const text =
      "const app = express(); for (const name of ['a', 'b']) app.use(`/${name}`, require('./routes/' + name))";
    expect(await linesOf(text, 4, files)).toEqual(["GET /a/x -> routes/a/index.js:1", "GET /b/y -> routes/b.js:1"]);
  });

  test.each([
    ["const e = module.exports; e.add = (app) => app.get('/a', f); function f() {}", "routes.js#f"],
    [
      "const e = module.exports; e.add = (...all) => { const [app] = all; app.get('/a', all[all.length - 1]) }",
      "main.js#h",
    ],
    [
      "exports.add = add; function add(app) { exports.more(app) } exports.more = (app) => app.get('/a', f); function f() {}",
      "routes.js#f",
    ],
    [
      "module.exports = class { static add(app) { app.get('/a', this.f) } static f() {} }",
      "routes.js#module.exports.f",
    ],
  ])("the object of exports is one by all its names: %s", async (text, handler) => {
    const main = "const app = require('express')(); function h() {}\nrequire('./routes').add(app, h)";
    const { routes } = await routesOf({
      "package.json": '{ "dependencies": { "express": "4" } }',
      "main.js": main,
      "routes.js": text,
    });
    expect(routes.map(lineOf)).toEqual([`GET /a -> ${handler}`]);
  });

  test("what nothing calls is run before what it calls", async () => {
    const files = {
      "a.js": "const app = require('./app'); exports.setup = function () { app.get('/a', f) }; function f() {}",
      "app.js": "module.exports = require('express')();",
      "main.js": "exports.start = function () { require('./a').setup() }",
    };
    const { routes, conflicts } = await routesOf({
      "package.json": '{ "dependencies": { "express": "4" } }',
      ...files,
    });
    expect(routes.map(lineOf)).toEqual(["GET /a -> a.js#f"]);
    expect(conflicts).toEqual([]);
  });

  test("an application that nobody hands over is one that nobody knows", async () => {
    const files = {
      "package.json": '{ "dependencies": { "express": "5" } }',
      "routes.ts":
        'import { Express, Router } from "express";\nexport function add(app: Express) { app.get("/a", f) }\nexport const more = (router: Router) => router.get("/b", f);\nfunction f() {}',
    };
    const { routes } = await routesOf(files);
    expect(routes.map(lineOf)).toEqual(["GET /a -> routes.ts#f (unmounted)", "GET /b -> routes.ts#f (unmounted)"]);
  });
});

describe("what competes", () => {
  test.each([
    ["app.get('/a', f); app.get('/a', g)", ["identical first /a: f before g"]],
    ["app.get('/a', f); app.get('/A/', g)", ["identical first /a: f before g"]],
    ["app.get('/:a', f); app.get('/b', g)", ["shadowed first /b: f before g"]],
    ["app.get('/b', f); app.get('/:a', g)", []],
    ["app.get('/a', f); app.post('/a', g)", []],
    ["app.get('/a', n); app.get('/a', g)", ["identical continues /a: n before g"]],
    ["app.get('/a', n, f); app.get('/a', g)", ["identical first /a: f before g"]],
    ["app.get('/a', leave, f); app.get('/a', g)", ["identical continues /a: f before g"]],
    ["app.get('/a', error); app.get('/a', g)", ["identical first /a: error before g"]],
    ["app.get('/a', wrap(caught)); app.get('/a', g)", ["identical first /a: caught before g"]],
    ["app.get('/a', wrap(n)); app.get('/a', g)", ["identical continues /a: n before g"]],
    ["app.get('/a/:b(\\\\d+)', f); app.get('/a/:c', g); app.get('/a/1', h)", ["shadowed first /a/1: f before h"]],
    ["app.enable('case sensitive routing'); app.get('/a', f); app.get('/A', g)", []],
    ["app.enable('strict routing'); app.get('/a', f); app.get('/a/', g)", []],
    ["if (x) app.get('/a', f); else app.get('/a', g)", []],
    ["app.get(x ? '/a/:b' : '/:c/d', f)", []],
    ["app.get('/a', f); app.get('/a/*', g)", []],
    ["app.get('/a/*', f); app.get('/a/b', g)", ["shadowed first /a/b: f before g"]],
  ])("%s", async (text, expected) => {
    const { conflicts } = await table(
      "const app = express(); function f(q, s) {} function g(q, s) {} function h(q, s) {}\n" +
        "function n(q, s, next) { if (q.x) return next(); } function leave(q, s, next) { next('route') }\n" +
        "function error(q, s, next) { q.load().catch(next); try { q.y() } catch (e) { next(e) } }\n" +
        "async function caught(q, s, next) { s.send() }\n" +
        "const wrap = (work) => (req, res, next) => Promise.resolve(work(req, res, next)).catch(next);\n" +
        text,
    );
    expect(
      conflicts.map(
        ({ kind, outcome, example, winner, loser }) =>
          `${kind} ${outcome} ${example}: ${winner.handler?.name ?? null} before ${loser.handler?.name ?? null}`,
      ),
    ).toEqual(expected);
  });

  test.each([
    ["function page(router, path) { router.get(path, f) }\npage(app, '/a');", ["/a 3"]],
    [
      "function page(...all) { const [router, verb, path] = all; router[verb](path, f); router.get(`/api${path}`, f) }\npage(app, 'put', '/a');",
      ["/a 3", "/api/a 3"],
    ],
    ["function add({ router, path }) { router.get(path, f) }\nadd({ router: app, path: '/a' });", ["/a 3"]],
    ["function add(router, options) { router.get(options.path, f) }\nadd(app, { path: '/a' });", ["/a 3"]],
    ["function add(router, prefix) { router.get(prefix + '/a', f) }\nadd(app, '/p');", ["/p/a 2"]],
    [
      "function all(router) { page(router, '/a');\npage(router, '/b') }\nfunction page(r, path) { r.get(path, f) }\nall(app)",
      ["/a 2", "/b 3"],
    ],
  ])("a path is claimed by who gives it: %s", async (text, claims) => {
    const { routes } = await table(`const app = express(); function f() {}; ${text}`);
    expect(routes.map(({ path, place }) => `${path} ${place.span[0]}`).sort()).toEqual(claims);
  });

  test("what is set on `exports` beside imports is run as well", async () => {
    const { routes } = await routesOf({
      "package.json": '{ "dependencies": { "express": "4" } }',
      "main.ts":
        'import express from "express";\nexports.server = null;\nexports.start = async () => { const app = express(); app.get("/a", f); };\nfunction f() {}',
    });
    expect(routes.map(lineOf)).toEqual(["GET /a -> main.ts#f"]);
  });
});

describe("bad input", () => {
  const APP = "const app = express(), a = express.Router(), b = express.Router(); function f(q, s) {}\n";

  test.each([
    ["a.use('/b', b); b.use('/a', a); app.use('/x', a); b.get('/y', f)", ["GET /x/b/y -> app.js#f"]],
    ["a.use('/a', a); a.get('/y', f); app.use(a)", ["GET /y -> app.js#f"]],
    ["a.use(b); b.use(a); b.get('/y', f)", ["GET /y -> app.js#f (unmounted)"]],
    ["app.use(app); app.get('/y', f)", ["GET /y -> app.js#f"]],
    [
      "app.get('', f); app.get('//', f); app.get('x', f)",
      ["GET  -> app.js#f", "GET // -> app.js#f", "GET x -> app.js#f"],
    ],
    [
      "app.get('/:a/:a', f); app.get('/(', f); app.get('/ü/:ü', f)",
      ["GET /( -> app.js#f", "GET /:a/:a -> app.js#f", "GET /ü/:ü -> app.js#f"],
    ],
    ["app.get(/a(b/, f)", ["GET /a(b/ -> app.js#f"]],
    ["const o = express(); o.use(app); app.use(o); o.get('/y', f)", ["GET /y -> app.js#f"]],
    [
      "app.get(null, f); app.get(5, f); app.get({}, f)",
      [
        "GET  -> app.js#f",
        "GET … -> app.js#f (unknown: it is computed)",
        "GET … -> app.js#f (unknown: it is no string)",
      ],
    ],
    ["app.get('/a', gone); app.get('/b', undefined)", ["GET /a -> globalThis.gone", "GET /b -> app.js:3"]],
    ["app[verb]('/a', f); app['x']('/b', f); app.get()", []],
    ["app.use(); a.use('/x'); app.route(); app.route('/z')", []],
  ])("%s", async (text, lines) => {
    expect((await linesOf(APP + text)).sort()).toEqual(lines);
  });

  test("paths of Express 4 that Express 5 does not take match nothing", async () => {
    const { routes, conflicts } = await table(`${APP}app.get('/a*', f); app.get('/:b?', f); app.get('/(c)', f)`, 5);
    expect(routes.map(({ path, template }) => `${path} ${template}`)).toEqual(["/(c) /(c)", "/:b? /:b?", "/a* /a*"]);
    expect(conflicts).toEqual([]);
  });

  test("a thousand routers in one another and a thousand beside one another", async () => {
    const deep = Array.from(
      { length: 1000 },
      (_, index) => `const r${index + 1} = express.Router(); r${index}.use("/d", r${index + 1});`,
    );
    const wide = Array.from(
      { length: 1000 },
      (_, index) => `const s${index} = express.Router(); s${index}.get("/x", f); app.use("/${index}", s${index});`,
    );
    const { routes } = await table(
      `${APP}const r0 = app;\n${deep.join("\n")}\nr1000.get("/y", f);\n${wide.join("\n")}`,
    );
    expect(routes).toHaveLength(1001);
    expect(routes.filter(({ status }) => status === "live")).toHaveLength(1001);
  });
});
