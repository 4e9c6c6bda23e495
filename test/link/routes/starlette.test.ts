import { describe, expect, test } from "vitest";
import { asgiPatterns, CONVERTORS } from "../../../src/link/routes/frameworks/asgi/asgi-pattern.js";
import { templateOf } from "../../../src/link/routes/template-of.js";
import { lineOf, routesOf } from "./routes-memory.js";

const HEAD = `from starlette.applications import Starlette
from starlette.routing import Host, Mount, Route, Router, WebSocketRoute
def f(request): ...
def g(request): ...
`;

async function lines(code: string): Promise<readonly string[]> {
  return (await routesOf({ "main.py": HEAD + code })).routes.map(lineOf);
}

async function conflicts(code: string): Promise<readonly string[]> {
  const { conflicts: found } = await routesOf({ "main.py": HEAD + code });
  return found.map(
    ({ kind, winner, loser, example }) =>
      `${kind}: ${winner.method} ${winner.path} before ${loser.method} ${loser.path}, as ${example}`,
  );
}

describe("paths", () => {
  test.each([
    ["/", "/"],
    ["/a", "/a"],
    ["/a/", "/a/"],
    ["//", "//"],
    ["/a//b", "/a//b"],
    ["/{x}", "/{}"],
    ["/{x:int}/y", "/{}/y"],
    ["/{x}.{y:int}", "/{}.{}"],
    ["/{p:path}", "/{*}"],
    ["/f/{p:path}/", "/f/{*}/"],
    ["/f/{p:path}/meta", "/f/{*}/meta"],
    ["/f/x{p:path}", "/f/x{*}"],
    ["/{not a parameter}", "/{not a parameter}"],
    ["/ü", "/ü"],
    ["", ""],
    ["a", ""],
    ["/{x:unknown}", ""],
  ])("%s matches as %s", (path, template) => {
    expect(templateOf(asgiPatterns(path, CONVERTORS))).toBe(template);
  });

  test("with a convertor of ours that may match slashes", () => {
    const convertors = new Map([...CONVERTORS, ["tree", "[a-z/]+"]]);
    const [pattern, other] = asgiPatterns("/x/{t:tree}/y.z", convertors);
    expect(other).toBeUndefined();
    expect(pattern?.segments).toEqual([
      { kind: "text", text: "x" },
      { kind: "regex", source: String.raw`\/(?:[a-z/]+)\/y\.z` },
    ]);
  });
});

describe("routes", () => {
  test.each([
    ["Route('/x', f)", "GET"],
    ["Route('/x', f, methods=['post'])", "POST"],
    ["Route('/x', endpoint=Thing)", "ANY"],
    ["Route('/x', Thing())", "ANY"],
    ["Route('/x', Thing, methods=['GET'])", "GET"],
    ["Route('/x', Thing().answer)", "GET"],
    ["Route('/x', functools.partial(f, 1))", "GET"],
    ["Route('/x', outside.handle)", "GET"],
    ["Route('/x', outside.GraphQL)", "ANY"],
    ["WebSocketRoute('/x', f)", "WS"],
  ])("%s is for %s", async (route, method) => {
    const code = `import functools, outside\nclass Thing:\n  def answer(self, request): ...\napp = Starlette(routes=[${route}])`;
    const { routes } = await routesOf({ "main.py": HEAD + code });
    expect(routes.map((one) => one.method)).toEqual([method]);
  });

  test("that are in no application are unmounted", async () => {
    const code = `
LOOSE = [Route("/loose", f)]
router = Router([Route("/of-router", f)])
below = Mount("/m", routes=[Route("/x", g)])
def custom_name(route: Route): ...
`;
    expect(await lines(code)).toEqual([
      "GET /loose -> main.py#f (unmounted)",
      "GET /m/x -> main.py#g (unmounted)",
      "GET /of-router -> main.py#f (unmounted)",
    ]);
  });

  test("of a list that code computes are said to be missing", async () => {
    const { routes, stops } = await routesOf({
      "main.py": `${HEAD}import os\napp = Starlette(routes=[Route("/x", f), *os.listdir()])\nother = Starlette(routes=os.listdir())`,
    });
    expect(routes.map(lineOf)).toEqual(["GET /x -> main.py#f"]);
    expect(stops.map(({ place, reason }) => [place.span[0], reason])).toEqual([
      [6, "some of its routes are computed"],
      [7, "some of its routes are computed"],
    ]);
  });

  test("are copied from the list that an application is made with", async () => {
    expect(await lines("routes = []\napp = Starlette(routes=routes)\nroutes.append(Route('/x', f))")).toEqual([
      "GET /x -> main.py#f (unmounted)",
    ]);
  });
});

describe("mounts", () => {
  test("take applications, routers, routes, and anything else", async () => {
    const code = `
from starlette.middleware.gzip import GZipMiddleware
from outside import Files
async def plain(scope, receive, send): ...
inner = Starlette(routes=[Route("/", f)])
app = Starlette(routes=[
    Mount("/app", inner),
    Mount("/router/", app=Router([Route("/{x}", g)])),
    Mount("/routes", routes=[Mount("/deep", routes=[Route("/", f)])]),
    Mount("/files", Files("x")),
    Mount("/plain", plain),
    Mount("/zipped", GZipMiddleware(inner)),
    Mount("/twice", Mount("/mounted", routes=[Route("/x", g)])),
    Mount("", routes=[Route("/root", f)]),
])
`;
    expect(await lines(code)).toEqual([
      "GET /app/ -> main.py#f",
      "ANY /files/{path:path} -> outside.Files",
      "ANY /plain/{path:path} -> main.py#plain",
      "GET /root -> main.py#f",
      "GET /router/{x} -> main.py#g",
      "GET /routes/deep/ -> main.py#f",
      "GET /twice/mounted/x -> main.py#g",
      "GET /zipped/ -> main.py#f",
    ]);
  });

  test("are live", async () => {
    const code = "inner = Router()\napp = Starlette(routes=[Mount('/m', inner)])\ninner.add_route('/late', f)";
    expect(await lines(code)).toEqual(["GET /m/late -> main.py#f"]);
  });

  test("under themselves end", async () => {
    const code =
      "app = Starlette()\nrouter = Router()\nrouter.mount('/r', router)\napp.mount('/m', router)\nrouter.add_route('/x', f)";
    const { routes, stops } = await routesOf({ "main.py": HEAD + code });
    expect(routes.map(lineOf)).toEqual(["GET /m/x -> main.py#f"]);
    expect(stops.map(({ reason }) => reason)).toEqual(["the application is mounted under itself"]);
  });

  test.each<[string, string, readonly string[]]>([
    [
      "hide what is below them and comes later",
      "Mount('/m', routes=[Route('/x', f)]), Route('/m/x', g), Route('/m/y', g), Route('/m', g)",
      [
        "shadowed: ANY /m/{path:path} before GET /m/y, as /m/y",
        "identical: GET /m/x before GET /m/x, as /m/x",
      ].toSorted(),
    ],
    ["hide nothing that comes before them", "Route('/m/y', g), Mount('/m', routes=[Route('/x', f)])", []],
    [
      "at the root hide everything",
      "Mount('/', routes=[Route('/x', f)]), Route('/y', g), WebSocketRoute('/z', g)",
      ["shadowed: ANY /{path:path} before GET /y, as /y", "shadowed: WS /{path:path} before WS /z, as /z"],
    ],
    [
      "of files hide too",
      "Mount('/s', Files()), Route('/s/x', g)",
      ["shadowed: ANY /s/{path:path} before GET /s/x, as /s/x"],
    ],
  ])("%s", async (_, routes, expected) => {
    const found = await conflicts(`from outside import Files\napp = Starlette(routes=[${routes}])`);
    expect([...found].sort()).toEqual([...expected].sort());
  });

  test("of a host compete with those of the same host", async () => {
    const code = `app = Starlette(routes=[
  Host("a.example.org", app=Router([Route("/x", f)])),
  Host("b.example.org", app=Router([Route("/x", g), Route("/x", f)])),
  Route("/x", g),
])`;
    expect(await conflicts(code)).toEqual(["identical: GET /x before GET /x, as /x"]);
  });
});

test("what is mounted by a setting has a path that is not known, and hosts that are not known do not compete", async () => {
  const { routes, conflicts } = await routesOf({
    "main.py": `
import os
from starlette.applications import Starlette
from starlette.routing import Route
def one(request): ...
def two(request): ...
first = Starlette(routes=[Route("/{path:path}", one)])
second = Starlette(routes=[Route("/{name}", two)])
app = Starlette()
HOST = os.environ.get("HOST", None)
ROOT = os.environ.get("ROOT", None)
if HOST is not None:
    app.host(HOST, first)
if os.environ.get("OTHER", None) is not None:
    app.host(os.environ.get("OTHER", None), second)
if ROOT is not None:
    app.mount(ROOT, second)
`,
  });
  expect(conflicts).toEqual([]);
  expect(routes.map(lineOf)).toEqual([
    "GET /{name} -> main.py#two",
    "GET /{path:path} -> main.py#one",
    "GET /…/{name} -> main.py#two (below: it is set from outside of the code)",
  ]);
});
