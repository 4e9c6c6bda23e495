import { describe, expect, test } from "vitest";
import { honoPatterns, joinPaths } from "../../../src/link/routes/frameworks/hono/hono-paths.js";
import { knownPath } from "../../../src/link/routes/path-text.js";
import { templateOf } from "../../../src/link/routes/template-of.js";
import { lineOf, routesOf } from "./routes-memory.js";

/** What the oracle's applications do not have: mostly what is wrong, or cannot be known. */

const HEAD = `import { Hono } from "hono";\nconst app = new Hono();\nconst h = (c) => c.text("h");\nconst g = (c) => c.text("g");\nconst n = async (c, next) => next();\n`;

describe("routes of Hono", () => {
  test.each([
    [`app.get("/a", h).post("/b", n, h)`, ["GET /a -> main.ts#h", "POST /b -> main.ts#h"]],
    [`app.get("/a", h).post(g)`, ["GET /a -> main.ts#h", "POST /a -> main.ts#g"]],
    [`app.use("/x/*", n).get(h)`, ["GET /x/* -> main.ts#h"]],
    [`app.use(n).get(h)`, ["GET /* -> main.ts#h"]],
    [`app.get(h)`, ["GET / -> main.ts#h"]],
    [`app.all("a", h)`, ["ANY /a -> main.ts#h"]],
    [
      `app.on(["get", "PURGE"], ["/a", "/b"], n, h)`,
      ["GET /a -> main.ts#h", "PURGE /a -> main.ts#h", "GET /b -> main.ts#h", "PURGE /b -> main.ts#h"],
    ],
    [`app.on("ALL", "/a", h)`, ["ANY /a -> main.ts#h"]],
    [`app.mount("/old", h)`, ["ANY /old/* -> main.ts#h"]],
    [`app.get("/a"); app.get(h)`, ["GET /a -> main.ts#h"]],
    [`app.get(process.env.PATH_OF, h)`, ["GET /… -> main.ts#h (unknown: it comes from outside of this code)"]],
    [`app.use("/a", n); app.onError(h); app.notFound(h); app.request("/x")`, []],
    [`const r = await app.request("/x"); r.get("/y", h); new Map().get("/z", h)`, []],
    [
      `import { createFactory, createMiddleware } from "hono/factory";\napp.get("/a", ...createFactory().createHandlers(createMiddleware(n), h))`,
      ["GET /a -> main.ts#h"],
    ],
    [
      `import { createFactory } from "hono/factory";\nconst sub = createFactory().createApp();\nsub.get("/b", h);\napp.route("/a", sub)`,
      ["GET /a/b -> main.ts#h"],
    ],
  ])("%s", async (code, expected) => {
    expect(await lines(code)).toEqual(expected);
  });

  test.each([
    [`const r = new Hono(); r.get("/", h); app.route("/a", r)`, ["GET /a"]],
    [`const r = new Hono(); r.get("/b/", h); app.route("/a/", r)`, ["GET /a/b/"]],
    [`const r = new Hono().basePath("/b"); r.get("/c", h); app.route("/a", r)`, ["GET /a/b/c"]],
    [`const v = app.basePath("/v1"); v.get("/a", h); v.basePath("x").get("/b", h)`, ["GET /v1/a", "GET /v1/x/b"]],
    [`const r = new Hono(); app.basePath("/v").route("/a", r.get("/b", h))`, ["GET /v/a/b"]],
    [`const r = new Hono(); r.get("/b", h); app.route("/a", r); r.get("/late", h)`, ["GET /a/b"]],
    [
      `const s = new Hono(); const r = new Hono(); r.route("/s", s); s.get("/late", h); app.route("/r", r.get("/x", h))`,
      ["GET /r/x"],
    ],
    [`const r = new Hono(); app.route("/a", r.get("/b", h)); app.route("/c", r)`, ["GET /a/b", "GET /c/b"]],
    [`const r = new Hono(); r.get("/x", h); r.route("/r", r); app.route("/a", r)`, ["GET /a/x"]],
  ])("mounts: %s", async (code, expected) => {
    const { routes } = await routesOf({ "main.ts": HEAD + code });
    expect(routes.filter(({ status }) => status === "live").map(({ method, path }) => `${method} ${path}`)).toEqual(
      expected,
    );
  });

  test("of an application that is only seen with its prefix have the name of that", async () => {
    const { apps } = await routesOf({
      "main.ts": `import { Hono } from "hono";\nexport const api = new Hono().basePath("/api");\napi.get("/x", () => 1);`,
    });
    expect(apps.map(({ id }) => id)).toEqual(["main.ts#api"]);
  });

  test.each([
    [`app.route("/x", load());\nimport { load } from "./nowhere";`, "what is mounted here is not known"],
    [`app.route("/x", fetch("/y"));`, "what is mounted here is not known"],
    [`app.on(process.argv, "/x", h);`, "the methods of the route are computed"],
  ])("that cannot be followed are told: %s", async (code, reason) => {
    const { stops } = await routesOf({ "main.ts": HEAD + code });
    expect(stops.map((stop) => stop.reason)).toEqual([expect.stringContaining(reason)]);
  });

  test("of OpenAPI have the path that their description has", async () => {
    const code = `import { OpenAPIHono, createRoute } from "@hono/zod-openapi";
const app = new OpenAPIHono();
const route = createRoute({ method: "get", path: "/users/{id}", responses: {} });
app.openapi(route, (c) => c.json({}), () => {});
app.openapi(createRoute(JSON.parse("{}")), (c) => c.json({}));`;
    const { routes, stops } = await routesOf({ "main.ts": code });
    expect(routes.map(lineOf)).toEqual(["GET /users/:id -> main.ts:4"]);
    expect(stops.map(({ reason }) => reason)).toEqual(["what route this is is computed"]);
  });

  test("of an application that somebody hands over are unmounted", async () => {
    const code = `import type { Hono } from "hono";\nexport function add(app: Hono) {\n  app.get("/x", () => 1);\n}`;
    const { routes } = await routesOf({ "add.ts": code, "package.json": `{ "dependencies": { "hono": "4" } }` });
    expect(routes.map(lineOf)).toEqual(["GET /x -> add.ts:3 (unmounted)"]);
  });
});

describe("what competes in Hono", () => {
  test.each([
    [`app.get("/a", h); app.get("/a", g)`, ["identical first /a"]],
    [`app.get("/a", n); app.get("/a", g)`, ["identical continues /a"]],
    [`app.get("/a", n, h); app.get("/a", g)`, ["identical first /a"]],
    [`app.get("/:a", h); app.get("/b", g)`, ["shadowed first /b"]],
    [`app.get("/b", h); app.get("/:a", g)`, []],
    [`app.get("/a", h); app.get("/a/", g)`, []],
    [`app.get("/a", h); app.get("/A", g)`, []],
    [`app.get("/a/*", h); app.get("/a", g)`, ["shadowed first /a"]],
    [`app.get("/a/:b?", h); app.get("/a", g)`, ["shadowed first /a"]],
    [`app.get("/:x{[0-9]+}", h); app.get("/:y{[a-z]+}", g)`, []],
    [`app.get("/f/:x{.+}", h); app.get("/f/a/b", g)`, ["shadowed first /f/a/b"]],
    [`const r = new Hono().get("/x", h); app.route("/a", r); app.route("/a", r)`, ["mountedTwice first /a/x"]],
    [`if (process.env.X) app.get("/a", h); else app.get("/a", g)`, []],
  ])("%s", async (code, expected) => {
    const { conflicts } = await routesOf({ "main.ts": HEAD + code });
    expect(conflicts.map(({ kind, outcome, example }) => `${kind} ${outcome} ${example}`)).toEqual(expected);
  });
});

describe("paths of Hono", () => {
  test.each([
    ["/", "/x", "/x"],
    ["", "/x", "/x"],
    ["/a", "/", "/a"],
    ["/a/", "/", "/a/"],
    ["/a", "x", "/a/x"],
    ["a", "/x", "/a/x"],
    ["/a", "*", "/a/*"],
  ])("%s before %s is %s", (prefix, path, expected) => {
    expect(joinPaths(knownPath(prefix), knownPath(path)).text).toBe(expected);
  });

  test.each([
    ["/", ["/"]],
    ["*", ["/{*}"]],
    ["/a/*", ["/a", "/a/{*}"]],
    ["/a/*/b", ["/a/{}/b"]],
    ["/a/:b?", ["/a", "/a/{}"]],
    ["/:a?/:b?", ["/", "/{}", "/{}/{}"]],
    ["/a//b/", ["/a//b/"]],
    ["/x:y", ["/x:y"]],
    ["/p/:d{[0-9]{4}}/x", ["/p/{}/x"]],
    ["/f/:n{.+\\.pdf}", ["/f/{*}.pdf"]],
    ["/foo*", ["/foo{*}"]],
    ["/märkte/:x", ["/märkte/{}"]],
  ])("%s", (path, templates) => {
    expect(honoPatterns(path, "strict").map((pattern) => templateOf([pattern]))).toEqual(templates);
  });
});

async function lines(code: string): Promise<readonly string[]> {
  return (await routesOf({ "main.ts": HEAD + code })).routes.map(lineOf);
}

test("a route of a chain is where its own call is", async () => {
  const code = `import { Hono } from "hono";\nexport const app = new Hono()\n  .get("/a", () => 1)\n  // more\n  .post("/b", () => 2);`;
  const { routes, apps } = await routesOf({ "main.ts": code });
  expect(routes.map(({ place }) => place.span)).toEqual([
    [3, 4, 3, 22],
    [5, 4, 5, 23],
  ]);
  expect(apps.map(({ place }) => place.span[0])).toEqual([2]);
});
