import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { EXAMPLE } from "../example-files.js";
import { runCli } from "../run-cli.js";
import { project } from "./project.js";

async function why(asked: string, ...args: readonly string[]): Promise<string> {
  const ran = await runCli(EXAMPLE, ["why", asked, ...args]);
  expect(ran).toMatchObject({ code: 0 });
  return ran.out;
}

const FACADE = "netra_backend.app.websocket_core.websocket_manager.WebSocketConnectionManager";

describe("a name", () => {
  test("is followed to its definition and back to everyone who reaches it", async () => {
    expect(await why(FACADE)).toMatchInlineSnapshot(`
      "backend/netra_backend/app/websocket_core/websocket_manager.py#WebSocketConnectionManager
        → backend/netra_backend/app/websocket_core/unified_manager.py#_UnifiedWebSocketManagerImplementation
        class at backend/netra_backend/app/websocket_core/unified_manager.py:7:7

      chain
        alias   WebSocketConnectionManager
                  backend/netra_backend/app/websocket_core/websocket_manager.py:52:1
        import  _UnifiedWebSocketManagerImplementation
                  backend/netra_backend/app/websocket_core/websocket_manager.py:8:62

      roles
        start-up-scan: implementation
          The manifest says that it does the work. (ssotlint.yaml:10:21)
        websocket-manager: implementation
          The manifest says that it does the work. (ssotlint.yaml:24:21)

      to be imported from
        netra_backend.app.websocket_core.websocket_manager (ssotlint.yaml:36:11)

      other names: 3 in 2 modules
        backend/netra_backend/app/websocket_core/unified_manager.py:
          UnifiedWebSocketManager:40
        backend/netra_backend/app/websocket_core/websocket_manager.py:
          UnifiedWebSocketManager:41, WebSocketConnectionManager:52

      imported 3 times in 3 files, from 1 module
        from backend/netra_backend/app/websocket_core/unified_manager.py (where it is
          defined)
          backend/netra_backend/app/agents/data_helper.py:3:62 UnifiedWebSocketManager
            as WebSocketManager bypass: viaShim
          backend/netra_backend/app/agents/optimizer.py:3:62 UnifiedWebSocketManager
            bypass: viaShim
          backend/netra_backend/app/websocket_core/websocket_manager.py:8:62
      "
    `);
  });

  test("shows by which module it is taken, and what goes round the canonical path", async () => {
    expect(await why("frontend/src/websocket/index.ts#getWebSocketManager")).toMatchInlineSnapshot(`
      "frontend/src/websocket/index.ts#getWebSocketManager
        → frontend/src/websocket/websocket-manager.ts#getWebSocketManager
        function at frontend/src/websocket/websocket-manager.ts:37:17

      chain
        re-export  getWebSocketManager frontend/src/websocket/index.ts:1:10

      to be imported from
        frontend/src/websocket/websocket-manager.ts (ssotlint.yaml:38:11)

      other names: 2 in 2 modules
        frontend/src/websocket/index.ts: getWebSocketManager:1
        frontend/src/websocket/manager.ts: getWebSocketManager:2

      imported 4 times in 4 files, from 3 modules
        from frontend/src/websocket/websocket-manager.ts (where it is defined)
          frontend/src/websocket/index.ts:1:10 (passed on)
          frontend/src/websocket/manager.ts:2:10 (passed on)
        from frontend/src/websocket/index.ts (which passes it on)
          frontend/src/chat/typing-indicator.ts:1:10 bypass: viaBarrel
        from frontend/src/websocket/manager.ts (which passes it on)
          frontend/src/chat/presence.ts:2:10 bypass: viaDeprecated
      "
    `);
  });

  test.each([80, 120])("at %i columns only paths stick out", async (columns) => {
    for (const asked of [FACADE, "LiveChannels", "frontend/src/websocket/index.ts", "websocket-manager", "/ws"]) {
      const { out } = await runCli(EXAMPLE, ["why", asked], { columns });
      const long = out.split("\n").filter((line) => line.length > columns && !/\S{40}/.test(line));
      expect(long).toEqual([]);
    }
  });

  test("colour changes no text", async () => {
    for (const asked of [FACADE, "frontend/src/websocket/index.ts", "websocket-manager", "/ws"]) {
      const { out } = await runCli(EXAMPLE, ["why", asked], { color: true });
      expect(out).toContain("\u001B[");
      expect(
        out
          .split("\u001B[")
          .map((part, index) => (index === 0 ? part : part.replace(/^[\d;]*m/, "")))
          .join(""),
      ).toBe(await why(asked));
    }
  });

  test.each([
    "LiveChannels",
    "frontend/src/chat/live-channels#LiveChannels",
    "frontend/src/chat/live-channels.ts#LiveChannels",
    "./frontend/src/chat/live-channels.ts#LiveChannels",
  ])("may be asked for as %s", async (name) => {
    expect(JSON.parse(await why(name, "-r", "json"))).toMatchObject({
      symbol: "frontend/src/chat/live-channels.ts#LiveChannels",
      kind: "class",
    });
  });

  test("which no definition has, but modules call one by", async () => {
    expect(JSON.parse(await why("WebSocketConnectionManager", "-r", "json"))).toMatchObject({
      symbol: "backend/netra_backend/app/websocket_core/unified_manager.py#_UnifiedWebSocketManagerImplementation",
    });
  });

  test("that several definitions have asks for one of them, and says which is used", async () => {
    const path = project({
      "a.ts": "export class Same {}",
      "b.ts": "export class Same {}",
      "c.ts": 'import { Same } from "./b.js";\nnew Same();\n',
    });
    expect(await runCli(path, ["why", "Same"])).toMatchObject({
      code: 2,
      err: expect.stringContaining("  a.ts#Same\n  b.ts#Same  (imported in 1 file)\n"),
    });
  });

  test("that a file defines twice means what is in effect", async () => {
    const path = project({ "a.py": "class A:\n    x = 1\n\nclass A:\n    y = 2\n" });
    expect(JSON.parse((await runCli(path, ["why", "A", "-r", "json"])).out)).toMatchObject({ symbol: "a.py#A~2" });
  });

  test("that does not exist, with what was meant and who else imports it", async () => {
    const out = await why("backend/netra_backend/app/services/audit.py#UnifiedWebSocketManagerImplementation");
    expect(out.replace(/\s+/g, " ")).toContain(
      "unresolved: backend/netra_backend/app/websocket_core/unified_manager.py has no name UnifiedWebSocketManagerImplementation. Did you mean _UnifiedWebSocketManagerImplementation?",
    );
    const path = project({
      "a.ts": 'import { gone } from "./nowhere.js";\nexport const a = gone;\n',
      "b.ts": 'import { gone } from "./nowhere.js";\nexport const b = gone;\n',
    });
    const ran = await runCli(path, ["why", "a.ts#gone"]);
    expect(ran.out).toContain("unresolved: there is no module ./nowhere.js");
    expect(ran.out).toContain("the same is imported 2 times in 2 files\n  a.ts:1:10 gone\n  b.ts:1:10 gone\n");
  });

  test("from outside, and one that code computes", async () => {
    const path = project({
      "package.json": '{ "dependencies": { "express": "5" } }',
      "a.ts": 'import { Router } from "express";\nexport const a = Router;\n',
      "b.py": "import json\nvalue = json.loads('{}')\nname = value.x\n",
    });
    const external = await runCli(path, ["why", "a.ts#Router"]);
    expect(external.out).toContain("→ express.Router (from a package or a builtin)");
    expect(JSON.parse((await runCli(path, ["why", "a.ts#Router", "-r", "json"])).out)).toMatchObject({
      status: "external",
      external: "express.Router",
      imports: [{ file: "a.ts" }],
    });
  });

  test("lists twenty importers, and of the others and the tests how many", async () => {
    const users = Array.from({ length: 30 }, (_, index) => [`u${index}.ts`, 'import { A } from "./a.js";\nnew A();\n']);
    const path = project({
      "a.ts": "export class A {}\n",
      "a.test.ts": 'import { A } from "./a.js";\nnew A();\n',
      ...Object.fromEntries(users),
    });
    const short = await runCli(path, ["why", "A"]);
    expect(short.out).toContain("imported 31 times in 31 files, from 1 module");
    expect(short.out).toContain("    and 10 more and 1 test file: --verbose lists all\n");
    expect(short.out).not.toContain("a.test.ts:");
    const long = await runCli(path, ["why", "A", "--verbose"]);
    expect(long.out.match(/^ {4}\S+:1:10/gm)).toHaveLength(31);
    expect(long.out).toContain("a.test.ts:1:10 (test)");
    expect(JSON.parse((await runCli(path, ["why", "A", "-r", "json"])).out).imports).toHaveLength(31);
  });

  test("names from analysed code reach no terminal as they are", async () => {
    const path = project({
      "a\u001B[31m.ts": "export class A {}\n",
      "b.ts": 'import { A } from "./a\u001B[31m.js";\nnew A();\n',
    });
    const ran = await runCli(path, ["why", "A"]);
    expect(ran.code).toBe(0);
    expect(ran.out).not.toContain("\u001B");
  });

  test("as JSON, with where to import it from and what bypasses", async () => {
    const found = JSON.parse(await why("frontend/src/websocket/index.ts#getWebSocketManager", "-r", "json"));
    expect(found).toMatchObject({
      schemaVersion: 1,
      status: "definition",
      symbol: "frontend/src/websocket/websocket-manager.ts#getWebSocketManager",
      line: 37,
      chain: [{ hop: "reexport", file: "frontend/src/websocket/index.ts", line: 1 }],
      importFrom: [{ from: "frontend/src/websocket/websocket-manager.ts", file: "ssotlint.yaml" }],
      guess: null,
    });
    expect(found.imports).toContainEqual(
      expect.objectContaining({
        file: "frontend/src/chat/presence.ts",
        from: "frontend/src/websocket/manager.ts",
        bypass: "viaDeprecated",
      }),
    );
  });
});

describe("a module", () => {
  test("what it has, what it imports, and who imports it", async () => {
    expect(await why("backend/netra_backend/app/websocket_core/websocket_manager.py")).toMatchInlineSnapshot(`
      "backend/netra_backend/app/websocket_core/websocket_manager.py
        Python

      8 names
        _instance:10                  constant
        get_websocket_manager:13      function
        WebSocketManagerFactory:21    class
        _WebSocketManagerFactory:33   class
        WebSocketManager:40           → _WebSocketManagerFactory
        UnifiedWebSocketManager:41
          → backend/netra_backend/app/websocket_core/unified_manager.py#_UnifiedWebSocketManagerImplementation
        connect:47                    function
        WebSocketConnectionManager:52
          → backend/netra_backend/app/websocket_core/unified_manager.py#_UnifiedWebSocketManagerImplementation

      imports from 4 modules and 1 package
        backend/netra_backend/app/websocket_core/protocols.py WebSocketManagerProtocol
        backend/netra_backend/app/websocket_core/start_up_scan.py log_other_managers
        backend/netra_backend/app/websocket_core/types.py WebSocketManagerMode
        backend/netra_backend/app/websocket_core/unified_manager.py
          _UnifiedWebSocketManagerImplementation
        typing Any, NoReturn, Optional

      imported 7 times in 4 files
        backend/netra_backend/app/agents/supervisor.py:3:64 WebSocketManager,
          get_websocket_manager
        backend/netra_backend/app/services/alerts.py:4:68 get_websocket_manager
        backend/netra_backend/app/websocket_core/__init__.py:6:64 WebSocketManager,
          get_websocket_manager
        backend/netra_backend/app/websocket_core/manager.py:3:64 WebSocketManager,
          get_websocket_manager
      "
    `);
  });

  test.each(["src/a.ts", "src/a", "./src/a.ts", "src"])("as %s", async (asked) => {
    const path = project({
      "src/a.ts": 'export { b as c } from "./b.js";\nimport "left-pad";\nimport "./gone.js";\n',
      "src/b.ts": "export const b = 1;\n",
      "src/index.ts": 'export * from "./a.js";\n',
    });
    const ran = await runCli(path, ["why", asked]);
    expect(ran.out).toContain(asked === "src" ? "src/index.ts\n" : "src/a.ts\n");
    if (asked === "src") return;
    expect(ran.out).toContain("  c:1 → src/b.ts#b\n");
    expect(ran.out).toContain("imports from 2 modules");
    expect(ran.out).toContain("  ./gone.js (does not exist)\n  src/b.ts b (passed on)\n");
    expect(ran.out).toContain("imported 1 time in 1 file\n  src/index.ts:1:8 (everything passed on)\n");
    const found = JSON.parse((await runCli(path, ["why", asked, "-r", "json"])).out);
    expect(found).toMatchObject({ status: "module", file: "src/a.ts", language: "typescript", test: false });
    expect(found.imports.map(({ file }: { file: string }) => file)).toEqual(["src/index.ts"]);
    expect(found.names).toMatchObject([{ name: "c", symbol: "src/b.ts#b" }]);
  });

  test("that others import whole, or for its effects alone", async () => {
    const path = project({
      "a.ts": "export const a = 1;\n",
      "b.ts": 'import * as everything from "./a.js";\nexport const b = everything;\n',
      "c.ts": 'import "./a.js";\n',
    });
    expect((await runCli(path, ["why", "a.ts"])).out).toContain("  b.ts:1:13 as everything\n  c.ts:1:9\n");
  });

  test("nobody imports", async () => {
    expect((await runCli(project({ "a.ts": "export {};\n" }), ["why", "a.ts"])).out).toContain("imported nowhere");
  });

  test("a folder is none", async () => {
    const path = project({ "src/a.ts": "export {};\n" });
    const ran = await runCli(path, ["why", "src"]);
    expect(ran).toMatchObject({ code: 2, out: "" });
    expect(ran.err).toContain("src is a folder: ask for a file in it, or see ssotlint graph src");
  });
});

test("what is there and is not analysed is a mistake of its own", async () => {
  const path = project({
    "a.ts": "export {};\n",
    "docs/x.md": "# x\n",
    "gen.ts": "// @generated\nexport const g = 1;\n",
  });
  for (const asked of ["docs", "docs/x.md", "gen.ts", "gen.ts#g"]) {
    const ran = await runCli(path, ["why", asked]);
    expect(ran).toMatchObject({ code: 2, out: "" });
    expect(ran.err).toContain("has no source file that is analysed; see ssotlint check --list-files");
  }
});

describe("a role", () => {
  test("what it is made of", async () => {
    const out = await why("websocket-manager");
    expect(out).toMatch(/^websocket-manager\nBeside the canonical symbols, 10 names are 3 definitions/);
    expect(JSON.parse(await why("websocket-manager", "-r", "json"))).toMatchObject({
      status: "role",
      role: { id: "websocket-manager", counts: { rivals: 2 } },
    });
  });
});

describe("a route", () => {
  const APP = {
    "requirements.txt": "flask\n",
    "app.py": `from flask import Flask
app = Flask(__name__, static_folder=None)
@app.get("/orders/<int:id>")
def show(id): ...
@app.post("/orders")
def create(): ...
@app.get("/orders")
def index(): ...
`,
  };

  test.each([
    ["/orders", ["POST", "GET"]],
    ["GET /orders", ["GET"]],
    ["get /orders", ["GET"]],
    ["GET /orders/<int:id>", ["GET"]],
    ["GET /orders/{}", ["GET"]],
    ["GET /orders/12", ["GET"]],
  ])("%s", async (asked, methods) => {
    const found = JSON.parse((await runCli(project(APP), ["why", asked, "-r", "json"])).out);
    expect(found.status).toBe("route");
    expect(found.routes.map(({ method }: { method: string }) => method).sort()).toEqual(methods.toSorted());
    expect((await runCli(project(APP), ["why", asked])).out).toContain("app.py:");
  });

  test("and what competes with it", async () => {
    const out = await why("GET /ws/health");
    expect(out.match(/GET {2}\/ws\/health/g)).toHaveLength(2);
    expect(out).toContain("the same again");
  });

  test("that is not there", async () => {
    const ran = await runCli(project(APP), ["why", "GET /order"]);
    expect(ran).toMatchObject({ code: 2, out: "" });
    expect(ran.err).toContain("No route is GET /order. Did you mean GET /orders?");
  });

  test("a path on disk is no route", async () => {
    const path = project(APP);
    expect((await runCli(path, ["why", join(path, "app.py")])).out).toMatch(/^app\.py\n/);
  });
});

test.each([
  ["Nope", /Nothing here is called Nope: no role, file, module or definition\./],
  ["LiveChannel", /Did you mean LiveChannels\?/],
  ["websocket-managr", /Did you mean websocket-manager\?/],
  ["frontend/src/chat/presense.ts", /Did you mean frontend\/src\/chat\/presence\.ts\?/],
  [
    "frontend/src/websocket/index.ts#getWebSocketManger",
    /has no name getWebSocketManger\. Did you mean getWebSocketManager\?/,
  ],
  ["fronted/src/websocket/index.ts#getWebSocketManager", /Did you mean frontend\/src\/websocket\/index\.ts\?/],
])("%s is a mistake that says what was meant", async (asked, message) => {
  const ran = await runCli(EXAMPLE, ["why", asked]);
  expect(ran).toMatchObject({ code: 2, out: "" });
  expect(ran.err).toMatch(message);
});
