import type { IncomingMessage, Server } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";
import { TICKER_PATH } from "./settings.js";

const prices = new Map<string, number>();

export function attachTicker(server: Server): WebSocketServer {
  const sockets = new WebSocketServer({ server, path: TICKER_PATH, maxPayload: 1024 });
  sockets.on("connection", welcome);
  sockets.on("error", (error) => console.error(error));
  return sockets;
}

function welcome(socket: WebSocket, request: IncomingMessage): void {
  socket.send(JSON.stringify([...prices, request.url]));
  socket.on("message", (data) => {
    prices.set(String(data), prices.size);
  });
}
