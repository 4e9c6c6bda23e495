import { describe, expect, test } from "vitest";
import { comesFirst, pathVariants } from "../../../src/link/routes/frameworks/fastify/find-my-way.js";
import { PatternRelations } from "../../../src/link/routes/relate-patterns.js";
import { templateOf } from "../../../src/link/routes/template-of.js";
import { lineOf, routesOf } from "./routes-memory.js";

/** What the oracle's applications do not have: mostly what is wrong, or cannot be known. */

const HEAD = `import Fastify from "fastify";\nimport fp from "fastify-plugin";\nconst app = Fastify();\n`;
const show = "async () => 1";

describe("routes of Fastify", () => {
  test("are no requests of a client, no hooks and no decorators", async () => {
    const code = `app.addHook("onRequest", ${show});\napp.decorate("get", ${show});\napp.inject().get("/x");\nfetch.get("/y", ${show});`;
    expect(await lines(code)).toEqual([]);
  });

  test("are found behind whatever gives the instance again", async () => {
    const code = `app.withTypeProvider().addHook("onRequest", ${show}).get("/a", ${show}).post("/b", ${show});`;
    expect(await lines(code)).toEqual(["GET /a -> main.ts:4", "POST /b -> main.ts:4"]);
  });

  test("come when the code that registers them is done", async () => {
    const code = `app.register(plugin, { prefix: "/api" });\nconst NAME = "x";\nasync function plugin(instance) {\n  instance.get("/" + NAME, ${show});\n}`;
    expect(await lines(code)).toEqual(["GET /api/x -> main.ts:7"]);
  });

  test("of what is done after plugins belong to who asked for it", async () => {
    expect(await lines(`app.register(async () => {}).after(() => {\n  app.get("/later", ${show});\n});`)).toEqual([
      "GET /later -> main.ts:5",
    ]);
  });

  test.each([
    [`"/api"`, `"/"`, ["/api"]],
    [`"api"`, `"/x"`, ["/api/x"]],
    [`"/api/"`, `"/x"`, ["/api/x"]],
    [`"/api/"`, `"/"`, ["/api/"]],
    [`"/api"`, `"x"`, ["/apix"]],
    [`"/:id"`, `"/:sub?"`, ["/:id/:sub?"]],
    [`""`, `"/"`, ["/"]],
    [`undefined`, `"/x"`, ["/x"]],
  ])("under %s, %s is %s", async (prefix, path, expected) => {
    const code = `app.register(async (it) => { it.get(${path}, ${show}); }, { prefix: ${prefix} });`;
    expect(await paths(code)).toEqual(expected);
  });

  test("get prefixes that plugins inside of plugins have, and none where nothing is encapsulated", async () => {
    const inner = `async (inner) => { inner.get("/x", ${show}); }`;
    const nest = (plugin: string): string =>
      `app.register(async (outer) => { outer.register(${plugin}, { prefix: "/b" }); }, { prefix: "/a" });`;
    expect(await paths(nest(inner))).toEqual(["/a/b/x"]);
    expect(await paths(nest(`fp(${inner})`))).toEqual(["/a/x"]);
    expect(await paths(nest(`{ default: fp(fp(${inner})) }`))).toEqual(["/a/x"]);
  });

  test("have options from a function, and plugins see them", async () => {
    const code = `app.register(async (it, { path }) => { it.get(path, ${show}); }, () => ({ prefix: "/p", path: "/q" }));`;
    expect(await paths(code)).toEqual(["/q"]);
  });

  test("with a prefix that is computed say why", async () => {
    const code = `app.register(async (it) => { it.get("/x", ${show}); }, { prefix: process.env.PREFIX });`;
    expect(await lines(code)).toEqual(["GET /…/x -> main.ts:4 (below: it comes from outside of this code)"]);
  });

  test("that are written out may have several methods, and sockets", async () => {
    const code = `
app.route({ method: ["get", "HEAD"], path: "/a", handler: ${show} });
app.get("/b", { websocket: true }, (socket) => {});
app.route({ method: "GET", url: "/c", handler: ${show}, wsHandler(socket) {} });
app.all("/d", { handler: ${show} });`;
    expect((await routesOf({ "main.ts": HEAD + code })).routes.map(({ method, path }) => `${method} ${path}`)).toEqual([
      "GET /a",
      "HEAD /a",
      "WS /b",
      "GET /c",
      "WS /c",
      "ANY /d",
    ]);
  });

  test.each([
    [
      `app.register(await load());\nimport { load } from "./nowhere.js";`,
      "what plugin is registered here is not known",
    ],
    [
      `export function start(plugin) {\n  app.register(fp(plugin));\n}\nstart();`,
      "what plugin is registered here is not known",
    ],
    [
      `import autoload from "@fastify/autoload";\napp.register(autoload, { dir: "x" });`,
      "the plugins of a folder are registered here that is not known",
    ],
    [`app.register("x");`, "what is registered here is no plugin"],
    [`app.route({ method: process.argv[2], url: "/", handler() {} });`, "the method of the route"],
    [`app.route(JSON.parse("{}"));`, "the options of the route"],
  ])("that cannot be followed are told: %s", async (code, reason) => {
    const { stops } = await routesOf({ "main.ts": HEAD + code });
    expect(stops.map((stop) => stop.reason)).toEqual([expect.stringContaining(reason)]);
  });

  test("of packages are not told", async () => {
    const code = `import cors from "@fastify/cors";\napp.register(cors, { origin: true });\napp.register(require("@fastify/helmet"));`;
    const { stops, routes } = await routesOf({ "main.ts": HEAD + code });
    expect([stops, routes]).toEqual([[], []]);
  });

  test("of plugins that nothing registers are unmounted", async () => {
    const code = `import type { FastifyInstance } from "fastify";\nimport { fastify } from "fastify";\nexport async function users(app: FastifyInstance) {\n  app.get("/users", ${show});\n}`;
    const { routes } = await routesOf({ "users.ts": code, "package.json": `{ "dependencies": { "fastify": "5" } }` });
    expect(routes.map(lineOf)).toEqual(["GET /users -> users.ts:4 (unmounted)"]);
  });

  test("of a plugin that registers itself come to an end", async () => {
    const { routes, stops } = await routesOf({
      "main.ts": `${HEAD}async function again(it) {\n  it.get("/x", ${show});\n  it.register(again, { prefix: "/y" });\n}\napp.register(again);`,
    });
    expect(routes.map(({ path }) => path)).toEqual(["/x", "/y/x"]);
    expect(stops.map(({ reason }) => reason)).toEqual(["the plugin is registered inside of itself"]);
  });

  test("of plugins without an instance of their own are told by the symbol that says so", async () => {
    const plugin = `const plugin = async (it) => { it.get("/x", ${show}); };\nplugin[Symbol.for("skip-override")] =`;
    const nest = (value: string): string => `${plugin} ${value};\napp.register(plugin, { prefix: "/a" });`;
    expect(await paths(nest("true"))).toEqual(["/x"]);
    expect(await paths(nest("false"))).toEqual(["/a/x"]);
    const { stops } = await routesOf({ "main.ts": HEAD + nest("true") });
    expect(stops).toEqual([]);
  });

  test("are below the plugin that is being loaded, whatever the next plugin is registered on", async () => {
    const code = `
const inner = async (it) => { it.get("/x", ${show}); };
app.register(async (outer) => {
  app.register(inner, { prefix: "/b" });
  app.get("/top", ${show});
}, { prefix: "/a" });`;
    expect(await paths(code)).toEqual(["/a/b/x", "/top"]);
  });

  test("are added to an instance that a plugin has kept", async () => {
    const { routes } = await routesOf({
      "main.ts": `${HEAD}import { area, list } from "./area.js";
app.register(area.plugin, { prefix: "/area" });
app.after(() => {
  area.instance.get("/late", list);
  area.instance.register(async (it) => { it.get("/mine", list); }, { prefix: "/under" });
});`,
      "area.ts": `export const list = ${show};\nexport const area = { instance: null, plugin: async (it) => { area.instance = it; } };`,
    });
    expect(routes.map(({ path }) => path)).toEqual(["/area/late", "/under/mine"]);
  });

  test("are there at once when plugins are waited for", async () => {
    const plugin = `async (it) => { kept.it = it; it.get("/x", ${show}); }`;
    const code = (wait: string): string =>
      `const kept = {};\n${wait} app.register(${plugin}, { prefix: "/p" });\nkept.it?.get("/y", ${show});`;
    expect(await paths(code("await"))).toEqual(["/p/x", "/p/y"]);
    expect(await paths(code(""))).toEqual(["/p/x"]);
  });

  test("a thousand plugins are no trouble", async () => {
    const code = `for (const at of Array.from({ length: 1000 }, (_, index) => index)) register(at);\nfunction register(at) {}\n`;
    const many = Array.from(
      { length: 1000 },
      (_, at) => `app.register(async (it) => { it.get("/", h); it.get("/:id", h); }, { prefix: "/p${at}" });`,
    );
    const { routes, conflicts } = await routesOf({ "main.ts": `${HEAD}const h = ${show};\n${code}${many.join("\n")}` });
    expect([routes.length, conflicts.length]).toEqual([2000, 0]);
  });
});

describe("what competes in Fastify", () => {
  test.each([
    [`app.get("/a/:x", h);\napp.get("/a/:y", h);`, "mountedTwice fails /a/1"],
    [`app.get("/a/:x", h);\napp.get("/a/:y", g);`, "identical fails /a/1"],
    [`app.get("/a", h);\napp.all("/a", g);`, "identical fails /a"],
    [`app.get("/a/:x?", h);\napp.get("/a", g);`, "identical fails /a"],
    [`app.get("/*", h);\napp.get("*", g);`, "identical fails /1"],
    [`app.get("/a", h);\napp.head("/a", g);`, "identical fails /a"],
    [`await app.register(async (it) => { it.get("/a", h); });\napp.head("/a", g);`, "identical fails /a"],
    [
      `app.register(async (it) => { it.route({ method: ["HEAD"], url: "/", handler: h }); }, { prefix: "/p" });\napp.head("/p", g);`,
      "identical fails /p",
    ],
    [`app.get("/f/:x.json", h);\napp.get("/f/:a-:b.json", g);`, "shadowed first /f/-.json"],
  ])("%s", async (code, expected) => {
    expect(await conflicts(code)).toEqual([expected]);
  });

  test.each([
    `app.get("/users/:id", h);\napp.get("/users/me", g);`,
    `app.get("/a/:x/c", h);\napp.get("/a/b/:y", g);`,
    `app.get("/*", h);\napp.get("/users", g);\napp.get("/:any", h);`,
    `app.register(async (it) => { it.get("/", h); it.get("/*", g); }, { prefix: "/docs" });`,
    `app.get("/a", { constraints: { host: "a.test" } }, h);\napp.get("/a", g);`,
    `app.get("/a", { constraints: { version: "1.0.0" } }, h);\napp.get("/a", { constraints: { version: "2.0.0" } }, g);`,
    `app.head("/a", h);\napp.get("/a", g);`,
    `app.register(async (it) => { it.get("/a", h); });\napp.head("/a", g);`,
    `app.register(async (it) => { it.head("/", h); }, { prefix: "/p" });\napp.head("/p", g);`,
    `app.get("/a/", h);\napp.get("/a/:x", g);`,
    `app.get("/:x/", h);\napp.get("/:x/*", g);`,
    `app.get("/:x?/", h);\napp.get("/:y", g);`,
    `app.get("/a", { exposeHeadRoute: false }, h);\napp.head("/a", g);`,
    `app.get("/f/:x(^\\\\d+$)", h);\napp.get("/f/:y", g);`,
  ])("nothing: %s", async (code) => {
    expect(await conflicts(code)).toEqual([]);
  });

  test("slashes and case compete where the application says so", async () => {
    const code = `import Fastify from "fastify";\nconst app = Fastify({ routerOptions: { ignoreTrailingSlash: true, caseSensitive: false } });\n${HANDLERS}app.get("/A", h);\napp.get("/a/", g);`;
    const { conflicts: found } = await routesOf({ "main.ts": code });
    expect(found.map(({ kind, outcome }) => [kind, outcome])).toEqual([["identical", "fails"]]);
  });
});

describe("paths of Fastify", () => {
  const rules = { ignoreTrailingSlash: false, ignoreDuplicateSlashes: false, caseSensitive: true };

  test.each([
    ["/", "/", "/"],
    ["*", "/*", "/{*}"],
    ["/a::b", "/a::b", "/a:b"],
    ["/:x/", "/:/", "/{}/"],
    ["/f/:a-:b.png", "/f/:()-().png", "/f/{}-{}.png"],
    [String.raw`/t/:h(^\d{2})h`, "/t/:()h", "/t/{}h"],
    [String.raw`/:x(^\/a(b)$)`, "/:()", "/{}"],
    ["/a//b", "/a//b", "/a//b"],
    ["/foo*", "/foo*", "/foo{*}"],
    ["/größe/:x", "/größe/:", "/größe/{}"],
  ])("%s", (path, key, template) => {
    const variants = pathVariants(path, rules);
    expect(variants.map((it) => it.key)).toEqual([key]);
    expect(templateOf(variants.map(({ pattern }) => pattern))).toBe(template);
  });

  test.each(["", "x", "(", "?"])("%s is none", (path) => {
    expect(pathVariants(path, rules)).toEqual([]);
  });

  test.each<[string, Partial<typeof rules>, readonly string[], readonly string[]]>([
    ["/a/:x", {}, ["/a/", "/a/1"], ["/a", "/a/1/", "/a//"]],
    ["/:x/b", {}, ["//b", "/1/b"], ["/b"]],
    ["/:x", {}, ["/", "/1"], ["//"]],
    ["/:x", { ignoreTrailingSlash: true }, ["/", "/1", "/1/"], ["/1/2"]],
    ["/a/:x", { ignoreTrailingSlash: true }, ["/a/1", "/a/1/", "/a//"], ["/a", "/a/"]],
    ["/a/*", {}, ["/a/", "/a/1/2"], ["/a"]],
    ["/a/*", { ignoreTrailingSlash: true }, ["/a/1", "/a/1/", "/a//"], ["/a", "/a/"]],
    ["/*", { ignoreTrailingSlash: true }, ["/", "/1/"], []],
    ["/a/:x/b", { ignoreDuplicateSlashes: true }, ["/a/1/b"], ["/a//b"]],
    ["/A/:x([a-z]+).js", { caseSensitive: false }, ["/a/b.js", "/A/b.js"], ["/a/B.js", "/a/b.JS"]],
    ["/A/v:x", { caseSensitive: false }, ["/a/V1", "/A/v"], ["/a/w"]],
  ])("%s with %j", (path, more, matching, others) => {
    const relations = new PatternRelations();
    const patterns = pathVariants(path, { ...rules, ...more }).map(({ pattern }) => pattern);
    const matches = (one: string): boolean | null => relations.matches(patterns, one);
    expect([...matching, ...others].filter(matches)).toEqual(matching);
  });

  test.each<[string, string, "a" | "b" | null]>([
    ["/a/b", "/a/:x", "a"],
    ["/:x/b", "/a/:x", "b"],
    ["/a/*", "/a/:x", "b"],
    ["/a/:x(\\d+)", "/a/:x", "a"],
    ["/a/:x.tar.gz", "/a/:x.gz", "a"],
    ["/a/:x.gz", "/a/:x.zip", null],
    ["/a/:x-:y", "/a/:x.gz", "b"],
    ["/a", "/a", null],
    ["/a/", "/a/:x", "a"],
    ["/a/*", "/a/", "b"],
  ])("of %s and %s comes first %s", (a, b, expected) => {
    const [first, second] = [a, b].map((path) => pathVariants(path, rules)[0]?.nodes ?? []);
    expect(comesFirst(first ?? [], second ?? [])).toBe(expected);
  });
});

const HANDLERS = `const h = ${show};\nconst g = ${show};\n`;

async function lines(code: string): Promise<readonly string[]> {
  return (await routesOf({ "main.ts": HEAD + code })).routes.map(lineOf);
}

async function paths(code: string): Promise<readonly string[]> {
  return (await routesOf({ "main.ts": HEAD + code })).routes.map(({ path }) => path);
}

async function conflicts(code: string): Promise<readonly string[]> {
  const { conflicts: found } = await routesOf({ "main.ts": HEAD + HANDLERS + code });
  return found.map(({ kind, outcome, example }) => `${kind} ${outcome} ${example}`);
}
