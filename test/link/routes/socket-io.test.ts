import { expect, test } from "vitest";
import { lineOf, routesOf } from "./routes-memory.js";

/** What the oracle's applications do not have: where servers come from, and what cannot be known. */

const PACKAGE = { "package.json": JSON.stringify({ dependencies: { "socket.io": "^4.0.0", express: "^5.0.0" } }) };

async function linesOf(code: string): Promise<readonly string[]> {
  const head =
    'import { createServer } from "node:http";\nimport express from "express";\nimport { Server } from "socket.io";\n';
  const { routes } = await routesOf({ ...PACKAGE, "main.ts": head + code });
  return routes.map((route) => `${route.app} ${lineOf(route)}`);
}

const LISTEN = 'io.on("connection", onSocket);\nfunction onSocket() {}';

test.each([
  [
    "an application",
    "const app = express();\nconst io = new Server(createServer(app));",
    "main.ts#app",
    "/socket.io/#/",
  ],
  ["a port", "export const io = new Server(80, { path: '/rt' });", "main.ts#io", "/rt/#/"],
  [
    "a server, later",
    "const http = createServer();\nconst io = new Server({ path: '/rt/' });\nio.attach(http);",
    "main.ts#http",
    "/rt/#/",
  ],
  ["a port, later", "export const io = new Server();\nio.listen(80, { path: '/late' });", "main.ts#io", "/late/#/"],
  ["a path, later", "export const io = new Server(80).path('/own');", "main.ts#io", "/own/#/"],
])("is at %s", async (_, before, app, path) => {
  expect(await linesOf(`${before}\n${LISTEN}`)).toEqual([`${app} WS ${path} -> main.ts#onSocket`]);
});

test("that is attached to nothing serves nobody", async () => {
  expect(await linesOf(`export const io = new Server();\n${LISTEN}`)).toEqual([
    "null WS /socket.io/#/ -> main.ts#onSocket (unmounted)",
  ]);
});

test("that a function is given is made elsewhere", async () => {
  const code = 'export function register(io: Server) { io.of("/a").on("connection", () => {}); }';
  expect(await linesOf(code)).toEqual(["null WS …/#/a -> main.ts:4 (unknown: the server is made elsewhere)"]);
});

test("a namespace whose name code computes is a gap, and one is a namespace however often it is asked for", async () => {
  const code = `import { NAME } from "./names";
export const io = new Server(80);
io.of(NAME).on("connection", function one() {});
io.of("/a").on("connection", function two() {});
io.of("a").on("connection", function three() {});`;
  const lines = await linesOf(code);
  expect(lines).toHaveLength(2);
  expect(lines[0]).toContain("WS /socket.io/#/a -> two");
  expect(lines[1]).toContain("WS /socket.io/#/… -> one (unknown");
});

test("sockets of a connection, and clients, are no namespaces", async () => {
  const code = `import { io as connect } from "socket.io-client";
connect("/x").on("connection", () => {});
export const io = new Server(80);
io.on("connection", (socket) => { socket.on("connection", () => {}); });`;
  expect(await linesOf(code)).toHaveLength(1);
});
