import { describe, expect, test } from "vitest";
import { FILE_START } from "../../../src/model/span.js";
import { lineOf, routesOf } from "./routes-memory.js";

const PLACE = { file: "ssotlint.yaml", span: FILE_START };
const NODE = { "package.json": '{ "dependencies": { "express": "^5", "fastify": "^5", "hono": "^4" } }' };

/** The lines of the routes that have handlers, with what is declared. */
async function lines(
  files: Readonly<Record<string, string>>,
  router: string,
  prefix: string,
  app: string | null = null,
): Promise<readonly string[]> {
  const { routes } = await routesOf(files, { mounts: [{ router, prefix, app, place: PLACE }] });
  return routes.filter(({ handler }) => handler !== null).map(lineOf);
}

describe("a router that the manifest mounts", () => {
  test.each<[string, Readonly<Record<string, string>>, string, string]>([
    [
      "express",
      {
        "app.ts": 'import express from "express";\nexport const app = express();\n',
        "users.ts":
          'import { Router } from "express";\nexport const users = Router();\nusers.get("/:id", show);\nexport function show(req, res) {}\n',
      },
      "users.ts#users",
      "GET /api/users/:id -> users.ts#show",
    ],
    [
      "hono",
      {
        "app.ts": 'import { Hono } from "hono";\nexport const app = new Hono();\napp.get("/", (c) => c.text("x"));\n',
        "users.ts":
          'import { Hono } from "hono";\nexport const users = new Hono();\nusers.get("/:id", show);\nexport function show(c) {}\n',
      },
      "users.ts#users",
      "GET /api/users/:id -> users.ts#show",
    ],
    [
      "fastify",
      {
        "app.ts": 'import fastify from "fastify";\nexport const app = fastify();\n',
        "users.ts":
          'import type { FastifyInstance } from "fastify";\nexport async function users(app: FastifyInstance) {\n  app.get("/:id", show);\n}\nexport function show() {}\n',
      },
      "users.ts#users",
      "GET /api/users/:id -> users.ts#show",
    ],
    [
      "fastapi",
      {
        "main.py": "from fastapi import FastAPI\napp = FastAPI(openapi_url=None)\n",
        "users.py": "from fastapi import APIRouter\nrouter = APIRouter()\n@router.get('/{id}')\ndef show(id): ...\n",
      },
      "users.py#router",
      "GET /api/users/{id} -> users.py#show",
    ],
    [
      "fastapi, an application",
      {
        "main.py": "from fastapi import FastAPI\napp = FastAPI(openapi_url=None)\n",
        "users.py":
          "from starlette.routing import Router, Route\ndef show(request): ...\nrouter = Router(routes=[Route('/{id}', show)])\n",
      },
      "users.py#router",
      "GET /api/users/{id} -> users.py#show",
    ],
    [
      "flask",
      {
        "main.py": "from flask import Flask\napp = Flask(__name__, static_folder=None)\n",
        "users.py":
          "from flask import Blueprint\nbp = Blueprint('users', __name__)\n@bp.get('/<int:id>')\ndef show(id): ...\n",
      },
      "users.py#bp",
      "GET /api/users/<int:id> -> users.py#show",
    ],
  ])("is there: %s", async (_name, files, router, line) => {
    const before = await routesOf({ ...NODE, ...files });
    expect(before.routes.map(lineOf)).not.toContain(line);
    expect(await lines({ ...NODE, ...files }, router, "/api/users")).toContain(line);
  });

  const COMPUTED = {
    "main.py":
      "import os\nfrom fastapi import FastAPI\nfrom users import router\napp = FastAPI(openapi_url=None)\napp.include_router(router, prefix=os.environ['PREFIX'])\n",
    "users.py": "from fastapi import APIRouter\nrouter = APIRouter()\n@router.get('/{id}')\ndef show(id): ...\n",
  };

  test("is no longer under what the code computes", async () => {
    const { routes } = await routesOf(COMPUTED);
    expect(routes.map(({ status, path }) => [status, path])).toEqual([["live", "/…/{id}"]]);
    expect(await lines(COMPUTED, "users.py#router", "/api/users")).toEqual(["GET /api/users/{id} -> users.py#show"]);
  });

  test("says that the manifest mounts it, and competes like any other", async () => {
    const files = {
      "main.py":
        "from fastapi import FastAPI\napp = FastAPI(openapi_url=None)\n@app.get('/api/users/{id}')\ndef own(id): ...\n",
      "users.py": COMPUTED["users.py"],
    };
    const mounts = [{ router: "users.py#router", prefix: "/api/users", app: null, place: PLACE }];
    const { routes, conflicts } = await routesOf(files, { mounts });
    expect(routes.find(({ handler }) => handler?.name === "show")?.mounts).toEqual([
      { place: PLACE, prefix: "/api/users" },
    ]);
    expect(conflicts.map(({ kind, winner }) => [kind, winner.handler?.name])).toEqual([["identical", "own"]]);
  });

  const TWO = {
    "shop/main.py": "from fastapi import FastAPI\nshop = FastAPI(openapi_url=None)\n",
    "admin/main.py": "from fastapi import FastAPI\nadmin = FastAPI(openapi_url=None)\n",
    "admin/users.py": COMPUTED["users.py"],
  };

  test.each([
    [null, "admin/main.py#admin"],
    ["shop/main.py#shop", "shop/main.py#shop"],
    ["shop/main.py#gone", null],
  ])("is in the application that is named, else in the nearest one: %s", async (app, expected) => {
    const mounts = [{ router: "admin/users.py#router", prefix: "/users", app, place: PLACE }];
    const { routes } = await routesOf(TWO, { mounts });
    expect(routes.map((route) => route.app)).toEqual([expected]);
  });

  test("that does not exist changes nothing", async () => {
    expect(await lines(COMPUTED, "users.py#gone", "/x")).toEqual([
      expect.stringMatching(/^GET \/…\/\{id\} -> users\.py#show \(below: /),
    ]);
  });
});
