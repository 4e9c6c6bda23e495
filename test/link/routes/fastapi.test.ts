import { describe, expect, test } from "vitest";
import { includesAsItIs } from "../../../src/link/routes/frameworks/asgi/fastapi-version.js";
import { FILE_START } from "../../../src/model/span.js";
import { lineOf, routesOf } from "./routes-memory.js";

/** What the oracle's applications do not have: mostly what is wrong, or cannot be known. */

const HEAD = "from fastapi import APIRouter, FastAPI\napp = FastAPI(openapi_url=None)\nrouter = APIRouter()\n";

/** The routes of one module that has an application and a router, the framework's pages left out. */
async function lines(code: string, files: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  return (await routesOf({ "main.py": HEAD + code, ...files })).routes.map(lineOf);
}

async function conflicts(code: string): Promise<readonly string[]> {
  const { conflicts: found } = await routesOf({ "main.py": HEAD + code });
  return found.map(
    ({ kind, winner, loser, example }) =>
      `${kind}: ${winner.method} ${winner.path} before ${loser.method} ${loser.path}, as ${example}`,
  );
}

describe("applications", () => {
  test.each([
    ["", ["/docs", "/docs/oauth2-redirect", "/openapi.json", "/redoc"]],
    ["openapi_url=None", []],
    ["openapi_url=''", []],
    ["docs_url=None", ["/openapi.json", "/redoc"]],
    ["docs_url='/d', redoc_url=None", ["/d", "/docs/oauth2-redirect", "/openapi.json"]],
    ["swagger_ui_oauth2_redirect_url=None", ["/docs", "/openapi.json", "/redoc"]],
  ])("have pages of their own: %s", async (given, paths) => {
    const { routes } = await routesOf({ "main.py": `import fastapi\napp = fastapi.FastAPI(${given})` });
    expect(routes.map(({ path }) => path)).toEqual(paths);
  });

  test("may have their pages by a condition", async () => {
    const { routes } = await routesOf({
      "main.py":
        "import fastapi\ndef make(debug):\n  return fastapi.FastAPI(openapi_url='/o' if debug else None, docs_url=None, redoc_url=None)",
    });
    expect(routes.map((route) => [route.app, lineOf(route)])).toEqual([["main.py#make", "GET /o -> nothing"]]);
  });

  test("of a class of ours are made with what it hands on", async () => {
    const code = `
from fastapi import FastAPI
class Service(FastAPI):
    def __init__(self, name, **options):
        super().__init__(openapi_url=None, **options)
        self.add_api_route("/name", self.tell)
    def tell(self): ...
app = Service("x")
@app.get("/x")
def x(): ...
`;
    const { apps, routes } = await routesOf({ "main.py": code });
    expect(apps.map(({ id }) => id)).toEqual(["main.py#app"]);
    expect(routes.map(lineOf)).toEqual(["GET /name -> main.py#Service.tell", "GET /x -> main.py#x"]);
  });

  test("of a class that others extend are not there twice", async () => {
    const code = `
from fastapi import FastAPI
from fastapi.routing import APIRoute
class Counted(APIRoute):
    def __init__(self, path, endpoint, **options):
        super().__init__(path, endpoint, **options)
class Base(FastAPI):
    def setup(self):
        self.get("/x")(self.tell)
    def more(self):
        self.get("/y")(self.tell)
    def tell(self): ...
class Mine(Base): ...
app = Mine(openapi_url=None)
app.setup()
`;
    const { apps, routes } = await routesOf({ "main.py": code });
    expect(apps.map(({ id }) => id)).toEqual(["main.py#app"]);
    expect(routes.map(lineOf)).toEqual(["GET /x -> main.py#Base.tell", "GET /y -> main.py#Base.tell (unmounted)"]);
  });

  test("that nobody makes have routes that are unmounted", async () => {
    const files = {
      "more.py": "from fastapi import FastAPI\ndef add(app: FastAPI):\n  @app.get('/more')\n  def more(): ...",
    };
    expect(await lines("", files)).toEqual(["GET /more -> more (unmounted)"]);
  });

  test("are no clients, and nothing of theirs is a route but routes", async () => {
    const code = `
import httpx
from fastapi.testclient import TestClient
client = TestClient(app)
client.get("/a")
httpx.get("/b")
@app.middleware("http")
async def stamp(request, call_next): ...
@app.on_event("startup")
def start(): ...
@app.exception_handler(404)
def missing(request, error): ...
`;
    expect(await lines(code)).toEqual([]);
  });

  test("that are mounted in one another in a circle end somewhere", async () => {
    const code =
      "other = FastAPI(openapi_url=None)\napp.mount('/o', other)\nother.mount('/a', app)\n@other.get('/x')\ndef x(): ...";
    const { apps, routes, stops } = await routesOf({ "main.py": HEAD + code });
    expect(apps.map(({ id }) => id)).toEqual(["main.py#app"]);
    expect(routes.map(lineOf)).toEqual(["GET /o/x -> main.py#x"]);
    expect(stops.map(({ reason }) => reason)).toEqual(["the application is mounted under itself"]);
  });
});

describe("routers", () => {
  test("that nothing includes are unmounted, with the prefixes that they have", async () => {
    const code = `
inner = APIRouter(prefix="/inner")
@inner.get("/x")
def x(): ...
router.include_router(inner, prefix="/outer")
`;
    expect(await lines(code)).toEqual(["GET /outer/inner/x -> main.py#x (unmounted)"]);
  });

  test("are copied when they are included, so that what comes later is unmounted", async () => {
    const code = `
app.include_router(router, prefix="/a")
@router.get("/late")
def late(): ...
`;
    expect(await lines(code)).toEqual(["GET /late -> main.py#late (unmounted)"]);
  });

  test.each([
    [null, false],
    ["*", false],
    [">=0.110,<1", false],
    ["==0.136.3", false],
    [">=0.137", true],
    ["^0.141.1", true],
    ["~=0.142, <1", true],
    ["0.142.2", true],
    [">=0.100, ==0.142.*", true],
    [">=1", true],
    ["<0.200", false],
    ["!=0.140", false],
  ])("are taken as they are by FastAPI %s: %s", (versions, expected) => {
    expect(includesAsItIs(versions)).toBe(expected);
  });

  test("have all that they have in the end, since FastAPI 0.137", async () => {
    const code = `
inner = APIRouter(prefix="/i")
router.include_router(inner, prefix="/r")
app.include_router(router, prefix="/a")
unused = APIRouter(prefix="/u")
unused.include_router(inner)
@inner.get("/late")
def late(): ...
router.mount("/m", FastAPI(openapi_url=None))
other = FastAPI(openapi_url=None)
inner.mount("/o", other)
@other.get("/x")
def x(): ...
@router.route("/plain")
def plain(request): ...
`;
    const files = { "requirements.txt": "fastapi>=0.137", "main.py": HEAD + code };
    const { apps, routes } = await routesOf(files);
    expect(apps.map(({ id }) => id)).toEqual(["main.py#app"]);
    expect(routes.map(lineOf)).toEqual([
      "GET /a/plain -> main.py#plain",
      "GET /a/r/i/late -> main.py#late",
      "GET /a/r/o/x -> main.py#x",
      "GET /u/i/late -> main.py#late (unmounted)",
      "GET /u/o/x -> main.py#x (unmounted)",
    ]);
    const [, late] = routes;
    expect(late?.mounts.map(({ place, prefix }) => [place.span[0], prefix])).toEqual([
      [7, "/a"],
      [6, "/r"],
    ]);
    expect(late?.prefixes.filter((prefix) => prefix !== "")).toEqual(["/a", "/r", "/i"]);
  });

  test("that include one another are said to, since FastAPI 0.137", async () => {
    const code = `
other = APIRouter()
router.include_router(other, prefix="/o")
other.include_router(router, prefix="/r")
app.include_router(router)
@other.get("/x")
def x(): ...
`;
    const { routes, stops } = await routesOf({ "requirements.txt": "fastapi>=0.137", "main.py": HEAD + code });
    expect(routes.map(lineOf)).toEqual(["GET /o/x -> main.py#x"]);
    expect(stops.map(({ reason }) => reason)).toEqual(["the router is included in itself"]);
  });

  test("with a route without a path are refused without a prefix", async () => {
    const code = "@router.get('')\ndef x(): ...\napp.include_router(router)";
    const { routes, stops } = await routesOf({ "main.py": HEAD + code });
    expect(routes.map(lineOf)).toEqual(["GET  -> main.py#x (unmounted)"]);
    expect(stops.map(({ reason }) => reason)).toEqual([
      "a route of the router has no path, which FastAPI refuses without a prefix",
    ]);
  });

  test("that include themselves are said to", async () => {
    const code =
      "@router.get('/x')\ndef x(): ...\nrouter.include_router(router, prefix='/again')\napp.include_router(router)";
    const { routes, stops } = await routesOf({ "main.py": HEAD + code });
    expect(routes.map(lineOf)).toEqual(["GET /x -> main.py#x"]);
    expect(stops.map(({ reason }) => reason)).toEqual(["the router is included in itself"]);
  });

  test("that include one another do not grow without end", async () => {
    const code = `
other = APIRouter()
@router.get("/x")
def x(): ...
for _ in [0] * 3 or [1, 2, 3]:
    other.include_router(router)
    router.include_router(other)
${"router.include_router(other)\nother.include_router(router)\n".repeat(30)}
`;
    const { routes } = await routesOf({ "main.py": HEAD + code });
    expect(routes.length).toBeGreaterThan(0);
  });

  test("by the thousand are followed", async () => {
    const code = `
def make(number):
    made = APIRouter(prefix=f"/r{number}")
    @made.get("/x")
    def x(): ...
    return made
for number in [${Array.from({ length: 1000 }, (_, index) => `"${index}"`).join(",\n  ")}]:
    app.include_router(make(number))
`;
    const { routes } = await routesOf({ "main.py": HEAD + code });
    expect(new Set(routes.map(({ path }) => path)).size).toBe(1000);
  });

  test("from outside of the code are a stop", async () => {
    const code = "from fastapi_users import users\napp.include_router(users.get_auth_router(1), prefix='/auth')";
    const { stops } = await routesOf({ "main.py": HEAD + code });
    expect(stops.map(({ place, reason }) => [place.span[0], reason])).toEqual([
      [5, "the router comes from outside of this code"],
    ]);
  });

  test("of which one is included have the routes of both", async () => {
    const code = `
one = APIRouter()
@one.get("/x")
def x1(): ...
@router.get("/x")
def x2(): ...
chosen = one if flag() else router
app.include_router(chosen)
`;
    expect(await lines(code)).toEqual(["GET /x -> main.py#x1", "GET /x -> main.py#x2"]);
    expect(await conflicts(code)).toEqual([]);
  });

  test("may be given their prefix later", async () => {
    expect(await lines("router.prefix = '/p'\n@router.get('/x')\ndef x(): ...\napp.include_router(router)")).toEqual([
      "GET /p/x -> main.py#x",
    ]);
  });

  test("have a prefix that is computed", async () => {
    const code = "import os\n@router.get('/x')\ndef x(): ...\napp.include_router(router, prefix=os.environ['ROOT'])";
    const [line] = await lines(code);
    expect(line).toMatch(/^GET \/…\/x -> main.py#x \(below: /);
  });

  test("below one front that is not known compete with one another, below two they do not", async () => {
    const code = `import os
root = os.environ["ROOT"]
other = APIRouter()
@router.get("/x")
def x(): ...
@other.get("/x")
def y(): ...
@app.get("/x")
def z(): ...
app.include_router(router, prefix=root)`;
    const lost = (text: string): Promise<readonly unknown[]> => conflicts(text);
    expect(await lost(`${code}\napp.include_router(other, prefix=os.environ["OTHER"])`)).toEqual([]);
    expect(await lost(`${code}\napp.include_router(other, prefix=root)`)).toHaveLength(1);
  });

  test("have a prefix from settings that have their bases elsewhere", async () => {
    const files = {
      "base.py": "from pydantic import BaseSettings\nclass Base(BaseSettings):\n  prefix: str = '/api'\n",
      "settings.py":
        "from base import Base\nclass Production(Base):\n  debug = False\nBY_NAME = {'p': Production}\ndef get():\n  return BY_NAME['p']()\n",
    };
    const code =
      "from settings import get\n@router.get('/x')\ndef x(): ...\nsettings = get()\napp.include_router(router, prefix=settings.prefix)";
    expect(await lines(code, files)).toEqual(["GET /api/x -> main.py#x"]);
  });

  test("tell how their routes were mounted, and with which prefixes", async () => {
    const code = `
inner = APIRouter(prefix="/i")
@inner.get("/x")
def x(): ...
router.include_router(inner, prefix="/r")
app.include_router(router, prefix="/a")
`;
    const { routes } = await routesOf({ "main.py": HEAD + code });
    expect(
      routes.map(({ mounts, prefixes }) => [mounts.map(({ prefix }) => prefix), prefixes.filter((it) => it !== "")]),
    ).toEqual([
      [
        ["/a", "/r"],
        ["/a", "/r", "/i"],
      ],
    ]);
  });
});

describe("routes", () => {
  test.each([
    ["@app.api_route('/x', methods=['get', 'POST'])\ndef x(): ...", ["GET", "POST"]],
    ["@app.api_route('/x', methods={'GET'})\ndef x(): ...", ["GET"]],
    ["@app.api_route('/x')\ndef x(): ...", ["GET"]],
    ["@app.trace(path='/x')\ndef x(): ...", ["TRACE"]],
    ["METHODS = ('PUT',)\napp.add_api_route('/x', lambda: 1, methods=METHODS)", ["PUT"]],
    ["from http import HTTPMethod\napp.add_api_route('/x', lambda: 1, methods=[HTTPMethod.PATCH])", ["PATCH"]],
    ["app.add_api_route('/x', lambda: 1, methods=[])", ["ANY"]],
    ["@app.route('/x')\ndef x(request): ...", ["GET"]],
    ["@app.websocket('/x')\nasync def x(ws): ...", ["WS"]],
    ["@app.websocket_route('/x')\nasync def x(ws): ...", ["WS"]],
  ])("methods: %s", async (code, methods) => {
    const { routes } = await routesOf({ "main.py": HEAD + code });
    expect(routes.map(({ method, path }) => [method, path])).toEqual(methods.map((method) => [method, "/x"]));
  });

  test("with methods that are computed are said to be so", async () => {
    const code = "import os\napp.add_api_route('/x', lambda: 1, methods=os.environ['M'].split(','))";
    expect(await lines(code)).toEqual(["ANY /x -> main.py:5 (unknown: its methods are computed)"]);
  });

  test.each([
    ["a path of nothing", "@router.get('')\ndef x(): ...\napp.include_router(router, prefix='/p')", "GET /p"],
    ["a path without a slash", "@router.get('x')\ndef x(): ...\napp.include_router(router, prefix='/p')", "GET /px"],
    ["slashes in a row", "@app.get('/a//b/')\ndef x(): ...", "GET /a//b/"],
    ["letters of all kinds", "@app.get('/größe/{id}')\ndef x(): ...", "GET /größe/{id}"],
    ["one parameter twice", "@app.get('/{a}/{a}')\ndef x(): ...", "GET /{a}/{a}"],
  ])("%s", async (_, code, start) => {
    expect(await lines(code)).toEqual([`${start} -> main.py#x`]);
  });

  test("have handlers that do not exist", async () => {
    const { routes } = await routesOf({
      "main.py": `${HEAD}app.add_api_route('/x', missing.handler)\napp.add_api_route('/y')`,
    });
    expect(routes.map(({ path, handler }) => [path, handler?.symbol ?? null])).toEqual([
      ["/x", null],
      ["/y", null],
    ]);
  });

  test("are registered by a function that the manifest calls a wrapper", async () => {
    const code = `
def public(path):
    return something(path)
@public("/x")
def x(): ...
def on(where, path):
    return something(path)
@on(app, "/y")
def y(): ...
`;
    const like = "fastapi.APIRouter.get";
    const wrappers = ["public", "on"].map((name) => ({
      call: `main.py#${name}`,
      like,
      place: { file: "ssotlint.yaml", span: FILE_START },
    }));
    const { routes } = await routesOf({ "main.py": HEAD + code }, { wrappers });
    expect(routes.map(lineOf)).toEqual(["GET /y -> main.py#y", "GET /x -> main.py#x (unmounted)"]);
  });

  test("are changed in the list that has them", async () => {
    const code = `
from fastapi.routing import APIRoute
@router.get("/x")
def x(): ...
@router.post("/y")
def y(): ...
app.router.routes = [*router.routes, APIRoute("/z", x)]
app.routes.extend([APIRoute("/w", y, methods=["PUT"])])
`;
    expect(await lines(code)).toEqual([
      "PUT /w -> main.py#y",
      "GET /x -> main.py#x",
      "POST /y -> main.py#y",
      "GET /z -> main.py#x",
    ]);
  });
});

describe("what competes", () => {
  test.each<[string, string, readonly string[]]>([
    ["converters that exclude one another", "@app.get('/{a:int}')\ndef a(): ...\n@app.get('/x{b}')\ndef b(): ...", []],
    [
      "converters that do not",
      "@app.get('/{a:int}')\ndef a(): ...\n@app.get('/{b}')\ndef b(): ...\n@app.get('/7')\ndef c(): ...",
      ["shadowed: GET /{a:int} before GET /7, as /7"],
    ],
    ["a slash at the end", "@app.get('/x')\ndef a(): ...\n@app.get('/x/')\ndef b(): ...", []],
    ["a narrower route before a wider one", "@app.get('/x')\ndef a(): ...\n@app.get('/{b}')\ndef b(): ...", []],
    [
      "other methods",
      "@app.get('/x')\ndef a(): ...\n@app.post('/x')\ndef b(): ...\n@app.websocket('/x')\ndef c(): ...",
      [],
    ],
    [
      "a mount",
      "@app.get('/m/before')\ndef a(): ...\napp.mount('/m', FastAPI(openapi_url=None))\n@app.post('/m/x')\ndef b(): ...",
      ["shadowed: ANY /m/{path:path} before POST /m/x, as /m/x"],
    ],
    [
      "what is mounted, or was made before",
      "inner = FastAPI(openapi_url=None)\n@inner.get('/x')\ndef a(): ...\napp.mount('/m', cache['m'] if flag() else inner)",
      [],
    ],
    ["alternatives", "if flag():\n  @app.get('/x')\n  def a(): ...\nelse:\n  @app.get('/x')\n  def b(): ...", []],
  ])("%s", async (_, code, expected) => {
    expect(await conflicts(code)).toEqual(expected);
  });
});
