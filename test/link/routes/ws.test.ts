import { describe, expect, test } from "vitest";
import { lineOf, routesOf } from "./routes-memory.js";

/** What the oracle's applications do not have: where servers come from, and what cannot be known of upgrades. */

const PACKAGE = {
  "package.json": JSON.stringify({ dependencies: { ws: "^8.0.0", express: "^5.0.0", fastify: "^5.0.0" } }),
};

const HEAD = `import { createServer } from "node:http";
import express from "express";
import Fastify from "fastify";
import { WebSocketServer } from "ws";
`;

async function tableOf(code: string) {
  return routesOf({ ...PACKAGE, "main.ts": HEAD + code });
}

async function linesOf(code: string): Promise<readonly string[]> {
  const { routes } = await tableOf(code);
  return routes.map((route) => `${route.app} ${lineOf(route)}`);
}

describe("a server is part of the application", () => {
  test.each([
    [
      "of the HTTP server that was made for it",
      "const app = express(); const http = createServer(app);",
      "http",
      "main.ts#app",
    ],
    ["that listens", "const app = express(); const http = app.listen(80);", "http", "main.ts#app"],
    ["that has it", "const app = Fastify();", "app.server", "main.ts#app"],
    [
      "that is an HTTP server",
      "const http = createServer((request, response) => response.end());",
      "http",
      "main.ts#http",
    ],
  ])("%s", async (_, before, server, app) => {
    const code = `${before}\nconst wss = new WebSocketServer({ server: ${server}, path: "/x" });\nwss.on("connection", onSocket);\nfunction onSocket() {}`;
    expect(await linesOf(code)).toEqual([`${app} WS /x -> main.ts#onSocket`]);
  });

  test("by itself, when it has a port", async () => {
    const code =
      'export const wss = new WebSocketServer({ port: 80, path: "/x" });\nwss.once("connection", function first() {});';
    expect(await linesOf(code)).toEqual(["main.ts#wss WS /x -> first"]);
  });
});

test("clients are no servers, and nobody's server has no route", async () => {
  const code = `import WebSocket from "ws";
const client = new WebSocket("ws://host/x");
client.on("connection", () => {});
new WebSocketServer({ port: 80 }).on("error", () => {});`;
  expect(await linesOf(code)).toEqual([]);
});

describe("upgrades that code hands on", () => {
  const upgrade = (body: string): string => `const http = createServer();
const a = new WebSocketServer({ noServer: true });
a.on("connection", onA);
function onA() {}
http.on("upgrade", (request, socket, head) => { ${body} });`;
  const HAND = "a.handleUpgrade(request, socket, head, (it) => a.emit('connection', it, request));";

  test.each([
    ["all of them", HAND, ["/*"]],
    ["of one path", `if (request.url === "/x") { ${HAND} }`, ["/x"]],
    ["of one path, however it is asked", `if ("/x" == request.url.split("?")[0]) { ${HAND} }`, ["/x"]],
    ["of all but others", `if (request.url !== "/x") { socket.destroy(); return; } ${HAND}`, ["/x"]],
    ["of one path and something else", `if (request.url === "/x" && isAllowed(request)) { ${HAND} }`, ["/x"]],
    ["of all, when they are allowed", `if (!isAllowed(request)) { socket.destroy(); return; } ${HAND}`, ["/*"]],
    [
      "of two paths",
      `const url = new URL(request.url, "http://x"); if (url.pathname === "/x" || url.pathname === "/y") { ${HAND} }`,
      ["/x", "/y"],
    ],
  ])("%s", async (_, body, paths) => {
    expect(await linesOf(upgrade(body))).toEqual(paths.map((path) => `main.ts#http WS ${path} -> main.ts#onA`));
  });

  test.each([
    ["by how it begins", `if (request.url.startsWith("/x")) { ${HAND} }`],
    ["by an expression", `if (new URL(request.url, "http://x").pathname.match(/^\\/x/)) { ${HAND} }`],
  ])("cannot be known where the path is asked %s", async (_, body) => {
    expect(await linesOf(upgrade(body))).toEqual([
      "main.ts#http WS … -> main.ts#onA (unknown: which upgrades it gets is computed from their path)",
    ]);
  });

  test("are nowhere when nothing hands them on", async () => {
    const code =
      'export const a = new WebSocketServer({ noServer: true });\na.on("connection", onA);\nfunction onA() {}';
    expect(await linesOf(code)).toEqual([
      "null WS … -> main.ts#onA (unknown: nothing that can be followed hands it the upgrades of a server)",
    ]);
  });
});

describe("who answers", () => {
  test("a second server gets nothing, and one of another application does", async () => {
    const code = `const one = createServer();
const two = createServer();
const attach = (server, path, handler) => { new WebSocketServer({ server, path }).on("connection", handler); };
attach(one, "/x", function x() {});
attach(one, "/y", function y() {});
attach(two, "/x", function z() {});`;
    const { conflicts } = await tableOf(code);
    expect(
      conflicts.map(({ kind, winner, loser, example }) => [kind, winner.handler?.name, loser.handler?.name, example]),
    ).toEqual([["shadowed", "x", "y", "/y"]]);
  });

  test("alternatives of one condition do not compete, and a request is no upgrade", async () => {
    const code = `const app = express();
app.get("/x", (request, response) => response.end());
const http = createServer(app);
const [a, b] = [new WebSocketServer({ noServer: true }), new WebSocketServer({ noServer: true })];
a.on("connection", () => {});
b.on("connection", () => {});
http.on("upgrade", (request, socket, head) => {
  if (request.url === "/x") a.handleUpgrade(request, socket, head, () => {});
  else b.handleUpgrade(request, socket, head, () => {});
});`;
    const { routes, conflicts } = await tableOf(code);
    expect(routes.map(({ method, path }) => `${method} ${path}`)).toEqual(["WS /*", "GET /x", "WS /x"]);
    expect(conflicts).toEqual([]);
  });
});
