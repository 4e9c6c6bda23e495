import { describe, expect, test } from "vitest";
import { recorded } from "./run-memory.js";

const HEAD = 'import { App, Router } from "web";\nexport const app = new App();\n';

/** Statements of one module behind an application, and what is called on objects of `web`. */
const CASES: Readonly<Record<string, readonly [code: string, ...calls: string[]]>> = {
  "a constant": ["const P = '/x';\napp.mount(P);", 'm.ts#app.mount("/x")'],
  "a template": ["const P = '/x';\napp.mount(`${P}/${1}` + '/z');", 'm.ts#app.mount("/x/1/z")'],
  "a default of the environment": [
    "app.mount(process.env.P ?? '/p', process.env.Q || '/q');",
    'm.ts#app.mount("/p", "/q")',
  ],
  "a member of an object": [
    "const PATHS = { users: '/u', deep: { er: '/d' } } as const;\napp.mount(PATHS.users + PATHS['deep'].er);",
    'm.ts#app.mount("/u/d")',
  ],
  "an enum": ["enum P { X = '/x' }\napp.mount(P.X);", 'm.ts#app.mount("/x")'],
  "a static field": ["class C { static readonly P = '/x'; }\napp.mount(C.P);", 'm.ts#app.mount("/x")'],
  "fields and a constructor": [
    "class C { path = '/x'; router = new Router(); constructor(private readonly to: App) { this.routes(); } private routes() { this.to.mount(this.path, this.router); this.router.get('/y', this.list); } list() {} }\nconst c = new C(app);",
    'm.ts#app.mount("/x", m.ts#C)',
    'm.ts#C.get("/y", m.ts#C.list)',
  ],
  "a base class": [
    "class B { constructor(protected p: string) {} go() { app.mount(this.p); } }\nclass C extends B { constructor() { super('/x'); } }\nnew C().go();",
    'm.ts#app.mount("/x")',
  ],
  "a function that knows a router of the one around it": [
    "function make() { const r = new Router(); const add = (p: string) => { r.mount(p); }; add('/x'); return r; }\nexport const r = make();",
    'm.ts#r.mount("/x")',
  ],
  "a map of routers": [
    "const a = new Router();\nconst m = new Map([[a, '/x']]);\nm.set(new Router(), '/y');\nfor (const [r, p] of m) app.mount(p, r);",
    'm.ts#app.mount("/x", m.ts#a)',
    'm.ts#app.mount("/y", m.ts#r)',
  ],
  "a getter": ["class C { get p() { return '/x'; } }\napp.mount(new C().p);", 'm.ts#app.mount("/x")'],
  "a bound method": [
    "class C { constructor() { app.get('/x', this.list.bind(this)); } list() {} }\nnew C();",
    'm.ts#app.get("/x", m.ts#C.list)',
  ],
  "a function before it is defined": ["go('/x');\nfunction go(p: string) { app.mount(p); }", 'm.ts#app.mount("/x")'],
  "an arrow and a default": [
    "const go = (p = '/d', { q = '/q' } = {}) => app.mount(p, q);\ngo();\ngo('/x', { q: '/y' });",
    'm.ts#app.mount("/d", "/q")',
    'm.ts#app.mount("/x", "/y")',
  ],
  "a function that is called where it is written": [
    "(async () => { await app.mount('/x'); })();",
    'm.ts#app.mount("/x")',
  ],
  "a callback of something else": [
    "import db from 'db';\ndb.connect().then(() => { app.mount('/x'); });",
    'm.ts#app.mount("/x")',
  ],
  "a loop": [
    "for (const [p, r] of Object.entries({ a: 1, b: 2 })) app.mount(`/${p}`, r);",
    'm.ts#app.mount("/a", 1)',
    'm.ts#app.mount("/b", 2)',
  ],
  "forEach over objects": [
    "const routes = [{ path: '/x', router: 1 }, { path: '/y', router: 2 }];\nroutes.forEach(({ path, router }) => { app.mount(path, router); });",
    'm.ts#app.mount("/x", 1)',
    'm.ts#app.mount("/y", 2)',
  ],
  "map, spread and flat": [
    "const ps = [...['a'], ...['b', 'c'].map((p) => p + '!')];\nfor (const p of ps) app.mount(p);",
    'm.ts#app.mount("a")',
    'm.ts#app.mount("b!")',
    'm.ts#app.mount("c!")',
  ],
  reduce: [
    "['/x', '/y'].reduce((a, p) => { a.mount(p); return a; }, app);",
    'm.ts#app.mount("/x")',
    'm.ts#app.mount("/y")',
  ],
  "a Map": [
    "const m = new Map([['/x', 1]]);\nm.set('/y', 2);\nfor (const [p, n] of m) app.mount(p, n);\nm.forEach((n, p) => app.mount(p));",
    'm.ts#app.mount("/x", 1)',
    'm.ts#app.mount("/y", 2)',
    'm.ts#app.mount("/x")',
    'm.ts#app.mount("/y")',
  ],
  "a Map by routers": [
    "const a = new Router();\nnew Map([[a, '/a']]).forEach((p, r) => app.mount(r, p));",
    'm.ts#app.mount(m.ts#a, "/a")',
  ],
  "an item that is taken from an array": [
    "const all = ['/x', '/y'];\napp.mount(all.shift(), all.pop());",
    'm.ts#app.mount("/x", "/y")',
  ],
  "the first place in a text": ["app.mount('a-b-c'.replace('-', '/'));", 'm.ts#app.mount("a/b-c")'],
  "a chain": ["new Router().get('/x').get('/y');", 'm.ts#3.get("/x")', 'm.ts#3.get.get("/y")'],
  "a branch": [
    "if (process.env.A) app.mount('/x'); else app.mount('/y');",
    'm.ts#app.mount("/x") [0]',
    'm.ts#app.mount("/y") [1]',
  ],
  "a switch": [
    "switch (process.env.A) { case 'x': app.mount('/x'); break; default: app.mount('/y'); }",
    'm.ts#app.mount("/x") [0]',
    'm.ts#app.mount("/y") [1]',
  ],
  "an early return": [
    "function go() { if (process.env.A) { app.mount('/x'); return; } app.mount('/y'); }\ngo();",
    'm.ts#app.mount("/x") [0]',
    'm.ts#app.mount("/y") [1]',
  ],
  "a factory that nothing calls": [
    "export function create() { const a = new App(); a.mount('/x'); return a; }",
    'm.ts#create.mount("/x")',
  ],
  "a parameter of an application's type": [
    "export function register(a: App) { a.mount('/x'); }",
    'some web.App.mount("/x")',
  ],
  "rest parameters": [
    "const go = (a: App, ...ps: string[]) => a.mount(...ps);\ngo(app, '/x', '/y');",
    'm.ts#app.mount("/x", "/y")',
  ],
  "conditions on what is there": [
    "const o: { p?: string } = {};\nif (o.p) app.mount(o.p);\napp.mount(o.p ? '/a' : '/b');",
    'm.ts#app.mount("/b")',
  ],
};

describe("one module", () => {
  test.each(Object.entries(CASES))("%s", async (_, [code, ...calls]) => {
    expect(await recorded({ "m.ts": HEAD + code })).toEqual(calls);
  });
});

describe("several modules", () => {
  test("CommonJS", async () => {
    const files = {
      "routes/users.js": 'const { Router } = require("web");\nconst router = new Router();\nmodule.exports = router;\n',
      "routes/index.js":
        'module.exports = (app, prefix) => {\n  app.mount(`${prefix}/users`, require("./users"));\n};\n',
      "config.js": 'exports.prefix = "/api";\nexports.names = { a: "/a" };\n',
      "main.js":
        'const { App } = require("web");\nconst { prefix, names } = require("./config");\nconst app = new App();\nrequire("./routes")(app, prefix + names.a);\n',
    };
    expect(await recorded(files)).toEqual(['main.js#app.mount("/api/a/users", routes/users.js#router)']);
  });

  test("what is set on an exported function", async () => {
    const files = {
      "users.js": "function show() {}\nmodule.exports = show;\nmodule.exports.list = function list() {};\n",
      "main.js":
        'const { App } = require("web");\nconst users = require("./users");\nconst app = new App();\napp.get("/x", users, users.list);\n',
    };
    expect(await recorded(files)).toEqual(['main.js#app.get("/x", users.js#show, users.js#list)']);
  });

  test("an object whose keys are constants of another module", async () => {
    const files = {
      "paths.ts": 'export const USERS = "/users";\n',
      "main.ts":
        'import { App } from "web";\nimport { USERS } from "./paths.js";\nconst app = new App();\nfor (const [path, n] of Object.entries({ [USERS]: 1 })) app.mount(path, n);\n',
    };
    expect(await recorded(files)).toEqual(['main.ts#app.mount("/users", 1)']);
  });

  test("a file with markup replaces once too", async () => {
    const code = 'import { App } from "web";\nexport const app = new App();\napp.mount("a-b-c".replace("-", "/"));\n';
    expect(await recorded({ "m.tsx": code })).toEqual(['m.tsx#app.mount("a/b-c")']);
  });

  test("CommonJS with names on a function", async () => {
    const files = {
      "routes.js":
        'const { Router } = require("web");\nmodule.exports = () => new Router();\nmodule.exports.list = () => 1;\nmodule.exports.path = "/x";\n',
      "main.js":
        'const { App } = require("web");\nconst make = require("./routes");\nconst { list, path } = require("./routes");\nconst app = new App();\napp.get(path, list, make.list, make());\n',
    };
    expect(await recorded(files)).toEqual([
      'main.js#app.get("/x", routes.js#list, routes.js#list, routes.js#module.exports)',
    ]);
  });

  /** What each form of `two.js` gives for `rest`, beside names that are spelled the same. */
  const SAME_NAME: Readonly<Record<string, readonly [two: string, path: string]>> = {
    "one that is taken from another module": [
      'const { rest } = require("./three");\nexports.rest = () => "/two" + rest();\n',
      "/two/three",
    ],
    "one of the exported object": [
      'const { rest } = require("./three");\nmodule.exports = { rest: () => "/two" + rest() };\n',
      "/two/three",
    ],
    "a function of the module": [
      'function rest() { return "/own"; }\nexports.rest = () => "/two" + rest();\n',
      "/two/own",
    ],
    "a variable that is set again": ['let rest = "/a";\nexports.rest = () => "/two" + rest;\nrest = "/b";\n', "/two/b"],
    "what only a part of the module calls so": [
      'if (process.env.A) { const { rest } = require("./three"); exports.rest = () => "/two" + rest(); }\n',
      "/two/three",
    ],
    "a function that the module calls before it exports one": [
      'const { rest } = require("./three");\nexports.all = rest();\nexports.rest = () => "/two" + exports.all;\n',
      "/two/three",
    ],
    "one that is exported by a name in brackets": [
      'const { rest } = require("./three");\nmodule.exports["rest"] = () => "/two" + rest();\n',
      "/two/three",
    ],
    "the export itself": [
      'const { rest } = require("./three");\nexports.rest = (deep) => (deep ? "/deep" + rest() : exports.rest(true));\n',
      "/deep/three",
    ],
  };

  test.each(Object.entries(SAME_NAME))("an export is not a name of its module: %s", async (_, [two, path]) => {
    const files = {
      "three.js": 'exports.rest = () => "/three";\n',
      "two.js": two,
      "main.js":
        'const { App } = require("web");\nconst { rest } = require("./two");\nconst app = new App();\napp.mount(rest());\n',
    };
    expect(await recorded(files)).toEqual([`main.js#app.mount("${path}")`]);
  });

  test("an export that makes routes is found by who calls it, beside a name that is spelled the same", async () => {
    const files = {
      "two.js":
        'const { Router } = require("web");\nconst users = "/users";\nexports.users = (app) => { app.mount(users, new Router()); };\n',
      "one.js": 'const two = require("./two");\nexports.all = (app) => two.users(app);\n',
      "main.js":
        'const { App } = require("web");\nconst { all } = require("./one");\nconst app = new App();\nall(app);\n',
    };
    expect(await recorded(files)).toEqual(['main.js#app.mount("/users", two.js#users~2)']);
  });

  test("the name of an expression is known in it alone", async () => {
    const files = {
      "three.js": 'exports.make = () => "/three";\nexports.Kind = { path: "/kind" };\n',
      "two.js":
        'const { make } = require("./three");\nmodule.exports = function make(deep) { return deep ? "/deep" : "/two" + make(true); };\nmodule.exports.other = make();\n',
      "kinds.js":
        'const { Kind } = require("./three");\nmodule.exports = class Kind { static path = "/own"; static all() { return Kind.path; } };\nmodule.exports.other = Kind.path;\n',
      "main.js":
        'const { App } = require("web");\nconst make = require("./two");\nconst Kind = require("./kinds");\nconst app = new App();\napp.mount(make(false), make.other);\napp.mount(Kind.all(), Kind.other);\n',
    };
    expect(await recorded(files)).toEqual([
      'main.js#app.mount("/two/deep", "/three")',
      'main.js#app.mount("/own", "/kind")',
    ]);
  });

  test("default exports, barrels and namespaces", async () => {
    const files = {
      "routes/users.ts": 'import { Router } from "web";\nexport default new Router();\n',
      "routes/tags.ts": 'import { Router } from "web";\nexport const tags = new Router();\n',
      "routes/index.ts": 'export { default as users } from "./users.js";\nexport * from "./tags.js";\n',
      "main.ts":
        'import { App } from "web";\nimport * as routes from "./routes/index.js";\nconst app = new App();\napp.mount(routes.users, routes.tags);\nfor (const [name, router] of Object.entries({ ...routes })) app.mount(name, router);\n',
    };
    const calls = await recorded(files);
    expect(calls[0]).toBe("main.ts#app.mount(routes/users.ts#default, routes/tags.ts#tags)");
  });

  test("a map with constants of another module as keys", async () => {
    const files = {
      "below.ts": 'export const P = "/x";\n',
      "main.ts":
        'import { App, Router } from "web";\nimport { P } from "./below.js";\nconst app = new App();\nfor (const [prefix, name] of new Map([[P, "a"], ["/y", "b"]])) app.mount(prefix, name);\n',
    };
    expect(await recorded(files)).toEqual(['main.ts#app.mount("/x", "a")', 'main.ts#app.mount("/y", "b")']);
  });

  test("a function that makes a router of what it is given", async () => {
    const files = {
      "router.ts":
        'import { Router } from "web";\nexport default function make({ base }: { base: string }) {\n  const router = new Router();\n  router.get(base);\n  return router;\n}\n',
      "main.ts":
        'import { App } from "web";\nimport make from "./router.js";\nconst app = new App();\napp.mount(make({ base: "/x" }));\n',
    };
    expect(await recorded(files)).toEqual(['router.ts#make.get("/x")', "main.ts#app.mount(router.ts#make)"]);
  });
});
