import { pathToFileURL } from "node:url";
import { moveServers } from "./moved-ports.mjs";
import { noteRan } from "./watched-handlers.mjs";
import { joinSocketIo } from "./web-socket.mjs";

/**
 * socket.io. Its own lists of namespaces are the table, with the path of the engine, `#` and the name of the namespace; a namespace that is an
 * expression has that for a name. Namespaces that nobody listens to are none of it.
 */
export function watch(require) {
  const { version } = require("socket.io/package.json");
  const ports = moveServers();
  const servers = watchServers(require);
  // The second server that takes an upgrade throws; the first one has answered by then.
  process.on("uncaughtException", () => undefined);
  return {
    version,
    load: async (file) => {
      await import(pathToFileURL(file).href);
      await ports.listening();
    },
    rows: () => [...servers].flatMap(rowsOf),
    serve: () => ({
      request: (_, path) => {
        const [engine, namespace] = path.split("#");
        return joinSocketIo(require, ports.portOf(null), engine, namespace);
      },
      stop: () => undefined,
    }),
  };
}

/** All servers, from what an HTTP server is given to; notes who gets a connection. */
function watchServers(require) {
  const { Namespace, Server } = require("socket.io");
  const servers = new Set();
  const { attach } = Server.prototype;
  Server.prototype.attach = Server.prototype.listen = function watchedAttach(...to) {
    servers.add(this);
    return attach.apply(this, to);
  };
  const { emitReserved } = Namespace.prototype;
  Namespace.prototype.emitReserved = function watchedEmit(event, ...values) {
    // All that listen are called: the first one stands for the namespace.
    const [first] = this.listeners("connection").concat(this.listeners("connect"));
    if (event === "connection" && first !== undefined) noteRan(first);
    return emitReserved.call(this, event, ...values);
  };
  return servers;
}

function rowsOf(io) {
  const named = [...io._nsps.values()].map((namespace) => rowOf(io, namespace, namespace.name));
  // Of a namespace that is an expression, socket.io keeps a function around it.
  const computed = [...io.parentNamespacesFromRegExp].map(([regex, parent]) => rowOf(io, parent, String(regex)));
  return [...named, ...computed].filter(({ handler }) => handler !== undefined);
}

function rowOf(io, namespace, name) {
  const engine = `${io.path()}/`;
  const [handler] = namespace.listeners("connection").concat(namespace.listeners("connect"));
  const sample = name
    .replace(/^\/\^|\$\/$/g, "")
    .replace(/\\(\/)/g, "$1")
    .replace("\\d+", "7");
  return {
    method: "WS",
    path: `${engine}#${name}`,
    place: null,
    handler,
    implicit: false,
    paths: [`${engine}#${sample}`],
    matches: () => true,
  };
}
