import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import { PATHS } from "./paths.js";
import { onCall, onFault } from "./lines.js";

const calls = new WebSocketServer({ noServer: true });
const faults = new WebSocketServer({ noServer: true });
const queue = new WebSocketServer({ noServer: true });

calls.on("connection", onCall);
faults.on("connection", onFault);
queue.on("connection", (socket) => {
  socket.send("wait");
});

export function handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
  const { pathname } = new URL(request.url ?? "/", "http://localhost");
  if (pathname === PATHS.calls) {
    calls.handleUpgrade(request, socket, head, (client) => {
      calls.emit("connection", client, request);
    });
  } else if (pathname === PATHS.faults) {
    faults.handleUpgrade(request, socket, head, (client) => {
      faults.emit("connection", client, request);
    });
  } else if (pathname === PATHS.queue || pathname === "/waiting") {
    queue.handleUpgrade(request, socket, head, (client) => queue.emit("connection", client, request));
  } else {
    socket.destroy();
  }
}
