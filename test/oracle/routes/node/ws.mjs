import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { moveServers } from "./moved-ports.mjs";
import { handlersThatRan, noteRan } from "./watched-handlers.mjs";
import { openSocket } from "./web-socket.mjs";

/** What no application has a path for. */
const NOWHERE = "/nowhere/at-all";

/**
 * `ws`. A server that listens by itself has its path in its options. What code does with the upgrades of an HTTP server has no table: there,
 * every path that the code has as text is tried, and those that somebody answers are the rows.
 */
export function watch(require, folder) {
  const { version } = require("ws/package.json");
  const ports = moveServers();
  const sockets = watchServers(require);
  // The second server that takes an upgrade throws; the first one has answered by then.
  process.on("uncaughtException", () => undefined);
  const request = (_, path, { host = "" }) => {
    const [, port] = host.split(":");
    return openSocket(require, ports.portOf(port === undefined ? null : Number(port)), path);
  };
  return {
    version,
    load: async (file, port) => {
      await import(pathToFileURL(file).href);
      await ports.listening();
      // Of several HTTP servers, the application is the one that was to listen on this port.
      return port === "" ? ports.servers : ports.servers.filter(({ asked }) => asked === Number(port));
    },
    rows: async (servers) => {
      const listening = [...sockets].filter(({ options }) => !options.noServer).map((each) => rowOf(each, ports));
      const upgraded = [...sockets].filter(({ options }) => options.noServer);
      return [
        ...listening,
        ...(upgraded.length === 0 ? [] : await triedRows(upgraded, servers, textsOf(folder), request)),
      ];
    },
    serve: () => ({ request, stop: () => undefined }),
  };
}

/** All servers that somebody waits for connections of. Notes who gets one, and who refuses one that nobody has taken yet. */
function watchServers(require) {
  const { prototype } = require("ws").WebSocketServer;
  const { on, emit, shouldHandle } = prototype;
  const servers = new Set();
  prototype.on = prototype.addListener = function watchedOn(event, listener) {
    servers.add(this);
    return on.call(this, event, listener);
  };
  prototype.emit = function watchedEmit(event, ...values) {
    // All that listen are called: the first one stands for the server.
    if (event === "connection") noteRan(this.listeners(event)[0]);
    return emit.call(this, event, ...values);
  };
  prototype.shouldHandle = function watchedShouldHandle(request) {
    const isTaken = shouldHandle.call(this, request);
    if (!isTaken && !request.socket.ssotlintTaken) noteRan(this.listeners("connection")[0]);
    request.socket.ssotlintTaken = true;
    return isTaken;
  };
  return servers;
}

/** A server without a path takes every path. */
function rowOf(sockets, ports) {
  const { path, server } = sockets.options;
  const http = ports.servers.find((each) => each.server === (server ?? sockets._server));
  const host = hostOf(http, ports);
  return row(path ?? "/*", path ?? NOWHERE, sockets.listeners("connection")[0], host);
}

function row(path, sample, handler, host) {
  return {
    method: "WS",
    path,
    place: null,
    handler,
    implicit: false,
    headers: host === null ? {} : { host },
    paths: [sample],
    matches: () => true,
  };
}

/** The host that a request needs to reach one of several servers. */
function hostOf({ asked }, { servers }) {
  return servers.length === 1 ? null : `localhost:${asked}`;
}

async function triedRows(upgraded, servers, texts, request) {
  const rows = [];
  for (const http of servers) {
    const host = `localhost:${http.asked}`;
    const answering = async (path) => {
      const { ran } = await handlersThatRan(() => request("WS", path, { host }));
      return ran.find((handler) => upgraded.some((sockets) => sockets.listeners("connection").includes(handler)));
    };
    const anywhere = await answering(NOWHERE);
    if (anywhere !== undefined) rows.push(row("/*", NOWHERE, anywhere, host));
    for (const text of texts) {
      const handler = await answering(text);
      if (handler !== undefined && handler !== anywhere) rows.push(row(text, text, handler, host));
    }
  }
  return rows;
}

/** Every text of the code that may be a path, and those that template literals join of two. */
function textsOf(folder) {
  const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith(".js"));
  const code = files.map((file) => readFileSync(join(folder, file), "utf8")).join("\n");
  const texts = [...code.matchAll(/["'`}](\/[\w/-]*)["'`]/g)].map(([, text]) => text);
  const unique = [...new Set(texts)].filter((text) => text.length > 1);
  return new Set([...unique, ...unique.flatMap((first) => unique.map((second) => first + second))]);
}
