import { describe, expect, test } from "vitest";
import { parsePath6 } from "../../../src/link/routes/frameworks/koa/syntax-6.js";
import { patternOf } from "../../../src/link/routes/frameworks/express/piece-pattern.js";
import { templateOf } from "../../../src/link/routes/template-of.js";
import { lineOf, routesOf } from "./routes-memory.js";

/** What the oracle's applications do not have: mostly what is wrong, or cannot be known. */

const HEAD = `const Koa = require("koa");\nconst Router = require("@koa/router");\nconst app = new Koa();\nconst r = new Router();\nconst h = (ctx) => {};\nconst g = (ctx) => {};\nconst n = (ctx, next) => next();\n`;
const PACKAGE = { "package.json": `{ "dependencies": { "koa": "3", "@koa/router": "^15.0.0" } }` };

describe("routes of Koa", () => {
  test.each([
    [`r.get("/a", h).del("/b", n, h)`, ["GET /a -> main.js#h", "DELETE /b -> main.js#h"]],
    [
      `r.get("name", "/a", h); r.all(["/b", "/c"], h)`,
      ["GET /a -> main.js#h", "ANY /b -> main.js#h", "ANY /c -> main.js#h"],
    ],
    [`r.get(/^\\/x/i, h)`, ["GET /^\\/x/i -> main.js#h"]],
    [`r.register("/a", ["get", "post"], h)`, ["GET /a -> main.js#h", "POST /a -> main.js#h"]],
    [`r.redirect("/old", "/new"); r.redirect("name", "/new")`, ["ANY /old -> nothing"]],
    [`r.use("/x", n); r.param("id", n); r.url("x", 1); app.on("error", h)`, []],
    [`r.prefix("/p/"); r.get("/", h); r.get("/a", h)`, ["GET /p -> main.js#h", "GET /p/a -> main.js#h"]],
    [`r.get("/a", h); r.prefix("/p")`, ["GET /p/a -> main.js#h"]],
    [`r.get(process.env.P, h)`, ["GET … -> main.js#h (unknown: it comes from outside of this code)"]],
  ])("%s", async (code, expected) => {
    const { routes } = await routesOf({ ...PACKAGE, "main.js": `${HEAD}app.use(r.routes());\n${code}` });
    expect(routes.map(lineOf)).toEqual(expected);
  });

  test.each([
    [`const s = new Router({ prefix: "/s" }); s.get("/x", h); r.use("/r", s.routes())`, ["GET /r/s/x"]],
    [`const s = new Router(); s.get("/", h); r.use("/r", n, s.middleware())`, ["GET /r"]],
    [`const s = new Router(); r.use(s.routes()); s.get("/late", h)`, []],
    [`const s = new Router(); s.get("/x", h); r.use(["/a", "/b"], s.routes())`, ["GET /a/x", "GET /b/x"]],
    [`const s = new Router(); s.get(/x/, h); r.prefix("/p"); r.use("/r", s.routes())`, ["GET /x/"]],
    [`app.use(require("koa-mount")("/m", r.routes())); r.get("/x", h)`, ["GET /m/x", "GET /x"]],
    [
      `const b = new Koa(); b.use(r.routes()); app.use(require("koa-mount")("/m", b)); r.get("/x", h)`,
      ["GET /m/x", "GET /x"],
    ],
    [
      `const b = new Koa(); const s = new Router(); s.get("x.list", h); r.use("/", s.routes()); b.use(r.routes()); app.use(require("koa-mount")("/m", b))`,
      ["GET /m/x.list", "GET /x.list"],
    ],
    [`app.use(require("koa-compose")([n, r.routes()])); r.get("/x", h)`, ["GET /x", "GET /x"]],
    [`r.get("/x", h); r.use("/r", r.routes())`, ["GET /x"]],
  ])("mounts: %s", async (code, expected) => {
    const { routes } = await routesOf({ ...PACKAGE, "main.js": `${HEAD}${code};\napp.use(r.routes());` });
    const live = routes.filter(({ app, status }) => app === "main.js#app" && status === "live");
    expect(live.map(({ method, path }) => `${method} ${path}`)).toEqual(expected);
  });

  test("of an application that is mounted belong to the other one", async () => {
    const code = `const b = new Koa();\nb.use(r.routes());\nr.get("/x", h);\napp.use(require("koa-mount")("/m", b));`;
    const { apps, routes } = await routesOf({ ...PACKAGE, "main.js": HEAD + code });
    expect(apps.map(({ id }) => id)).toEqual(["main.js#app"]);
    expect(routes.map(lineOf)).toEqual(["GET /m/x -> main.js#h"]);
  });

  test("that nothing uses are unmounted, and what is not known is told", async () => {
    const code = `r.get("/x", h);\nfunction start(middleware) {\n  app.use(middleware);\n}\nstart();`;
    const { routes, stops } = await routesOf({ ...PACKAGE, "main.js": HEAD + code });
    expect(routes.map(lineOf)).toEqual(["GET /x -> main.js#h (unmounted)"]);
    expect(stops.map(({ reason }) => reason)).toEqual([expect.stringContaining("what is used here is not known")]);
  });

  test("are found on what a module has set of its own exports", async () => {
    const files = {
      "main.js": `const app = new (require("koa"))();\napp.use(require("./a").r.routes());\napp.use(require("./b").routes());`,
      "a.js": `const Router = require("@koa/router");\nexports.r = new Router();\nexports.r.get("/a", () => 1);`,
      "b.js": `const Router = require("@koa/router");\nmodule.exports = new Router();\nmodule.exports.get("/b", () => 1);`,
    };
    const { routes } = await routesOf({ ...PACKAGE, ...files });
    expect(routes.map(lineOf)).toEqual(["GET /a -> a.js:3", "GET /b -> b.js:3"]);
  });
});

describe("what competes in Koa", () => {
  test.each([
    [`r.get("/a", h); r.get("/a", g)`, ["identical first /a"]],
    [`r.get("/a", h); r.get("/A/", g)`, ["shadowed first /a/"]],
    [`r.get("/a", n); r.get("/a", g)`, ["identical continues /a"]],
    [`r.get("/:a", h); r.get("/b", g)`, ["shadowed first /b"]],
    [`r.all("/a", n); r.get("/a", g)`, []],
    [`r.get("/:a/b", h); r.get("/a/:b", g)`, ["overlapping first /a/b"]],
    [
      `const s = new Router({ sensitive: true, strict: true }); s.get("/a", h); s.get("/A", g); s.get("/a/", g); app.use(s.routes())`,
      [],
    ],
    [`const s = new Router({ exclusive: true }); s.get("/:a", h); s.get("/b", g); app.use(s.routes())`, []],
    [
      `const s = new Router({ exclusive: true }); s.get("/b", h); s.get("/:a", g); app.use(s.routes())`,
      ["shadowed first /b"],
    ],
    [`const s = new Router({ host: "a.test" }); s.get("/a", h); r.get("/a", g); app.use(s.routes())`, []],
  ])("%s", async (code, expected) => {
    const { conflicts } = await routesOf({ ...PACKAGE, "main.js": `${HEAD}${code};\napp.use(r.routes());` });
    expect(conflicts.map(({ kind, outcome, example }) => `${kind} ${outcome} ${example}`)).toEqual(expected);
  });
});

describe("paths of older routers", () => {
  test.each([
    ["/users/:id", ["/users/{}"]],
    [String.raw`/users/:id(\d+)`, ["/users/{}"]],
    ["/users/:id?", ["/users/{}", "/users"]],
    ["/users/:id*", ["/users/{*}", "/users"]],
    ["/files/(.*)", ["/files/{*}"]],
    ["/files{/:name}?", ["/files/{}", "/files"]],
    ["/a/*", ["/a/{*}"]],
    ["/:from-:to", ["/{}-{}"]],
    [String.raw`/a\:b`, ["/a:b"]],
  ])("%s", (path, templates) => {
    const patterns = (parsePath6(path) ?? []).flatMap(({ pieces }) => patternOf(pieces, "either", false));
    expect(patterns.map((pattern) => templateOf([pattern]))).toEqual(templates);
  });

  test.each(["/a?", "/(", "/a)", "/{", "/a+"])("%s is none", (path) => {
    expect(parsePath6(path)).toBeNull();
  });

  test("are read by the version that is declared", async () => {
    const old = { "package.json": `{ "dependencies": { "koa": "2", "koa-router": "^10.0.0" } }` };
    const code = `const app = new (require("koa"))();\nconst r = require("koa-router")();\nr.get("/:id(\\\\d+)", () => 1);\napp.use(r.routes());`;
    const { routes } = await routesOf({ ...old, "main.js": code });
    expect(routes.map(({ path, template }) => [path, template])).toEqual([[String.raw`/:id(\d+)`, "/{}"]]);
  });
});
