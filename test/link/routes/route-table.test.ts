import { describe, expect, test } from "vitest";
import { FILE_START } from "../../../src/model/span.js";
import { describeConflict } from "./fake-routes.js";
import { lineOf, routesOf } from "./routes-memory.js";

const PLACE = { file: "ssotlint.yaml", span: FILE_START };

const TWO_APPS = {
  "requirements.txt": "fastapi\n",
  "shop/main.py": "from fastapi import FastAPI\napp = FastAPI()\n@app.get('/health')\ndef shop_health(): ...\n",
  "admin/main.py":
    "from fastapi import FastAPI\nadmin = FastAPI()\n@admin.get('/health')\ndef admin_health(): ...\n@admin.get('/{page:path}')\ndef page(page): ...\n",
  "admin/serve.py": "from admin.main import admin as application\n",
};

describe("hosts", () => {
  const host = (...apps: readonly string[]) => ({ hosts: [{ name: "public", apps, place: PLACE }] });

  test.each([
    [["shop/main.py#app", "admin/main.py#admin"], 1],
    [["shop/main.py#app", "admin/serve.py#application"], 1],
    [["shop/main.py#app"], 0],
    [["shop/main.py#app", "admin/main.py#gone"], 0],
  ] as const)("join applications: %j", async (apps, count) => {
    const { conflicts } = await routesOf(TWO_APPS, host(...apps));
    expect(conflicts.map(describeConflict)).toEqual(
      ["identical GET /health admin_health -> GET /health shop_health, undecided, /health"].slice(0, count),
    );
  });
});

test("a router that is mounted again doubles what it has", async () => {
  const { routes, conflicts } = await routesOf({
    "requirements.txt": "fastapi\n",
    "main.py":
      "from fastapi import FastAPI\nfrom users import router\napp = FastAPI()\napp.include_router(router, prefix='/users')\napp.include_router(router, prefix='/users')\napp.include_router(router)\n",
    "users.py":
      "from fastapi import APIRouter\nrouter = APIRouter()\n@router.get('/me')\ndef me(): ...\n@router.get('/{id}')\ndef show(id): ...\n",
  });
  expect(routes.filter(({ handler }) => handler !== null).map(lineOf)).toEqual([
    "GET /me -> users.py#me",
    ...["me", "me", "{id}", "{id}"].map((path) => `GET /users/${path} -> users.py#${path === "me" ? "me" : "show"}`),
    "GET /{id} -> users.py#show",
  ]);
  expect(conflicts.map(describeConflict)).toEqual([
    "mountedTwice GET /users/me me -> GET /users/me me, first, /users/me",
    "mountedTwice GET /users/{id} show -> GET /users/{id} show, first, /users/1",
  ]);
});

test("what one call of a factory registers does not meet what only another does", async () => {
  const { routes, conflicts } = await routesOf({
    "requirements.txt": "fastapi\n",
    "main.py": `from fastapi import FastAPI

def create(pages):
    app = FastAPI(openapi_url=None)
    for path in pages:
        app.get(path)(page)
    app.get("/health")(health)
    return app

def page(): ...
def health(): ...

shop = create(["/a"])
admin = create(["/health", "/a"])
`,
  });
  expect(routes.map(({ path, handler }) => `${path} ${handler?.name}`)).toEqual([
    "/a page",
    "/health page",
    "/health health",
  ]);
  expect(conflicts.map(describeConflict)).toEqual(["identical GET /health page -> GET /health health, first, /health"]);
});

test("a factory that mounts a router of which it may know nothing shadows no route of it", async () => {
  const { conflicts } = await routesOf({
    "requirements.txt": "fastapi\n",
    "main.py": `from fastapi import FastAPI

def create(api):
    app = FastAPI(openapi_url=None)
    app.mount("/api", api)
    return app

def make():
    api = FastAPI(openapi_url=None)
    @api.get("/x")
    def x(): ...
    return api

first = create(FastAPI(openapi_url=None))
second = create(make())
`,
  });
  expect(conflicts.map(describeConflict)).toEqual([]);
});

test("an application that several modules have made is called by its factory", async () => {
  const factory = "from flask import Flask\ndef create_app():\n  app = Flask(__name__)\n  return app\n";
  const script = "from shop import create_app\napp = create_app()\n";
  const idsOf = async (files: Readonly<Record<string, string>>): Promise<readonly string[]> =>
    (await routesOf(files)).apps.map(({ id }) => id);
  expect(await idsOf({ "shop.py": factory, "export.py": script, "wsgi.py": script })).toEqual(["shop.py#create_app"]);
  expect(await idsOf({ "shop.py": factory, "wsgi.py": script })).toEqual(["wsgi.py#app"]);
});
