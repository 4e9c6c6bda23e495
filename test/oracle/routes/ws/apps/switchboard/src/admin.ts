import { createServer, type IncomingMessage } from "node:http";
import { parse } from "node:url";
import { type WebSocket, WebSocketServer } from "ws";

/** Another server, so that its paths do not compete with those of the first. */
export function attachAdmin(): void {
  const server = createServer();
  const sessions = new WebSocketServer({ noServer: true });
  const logs = new WebSocketServer({ noServer: true });
  sessions.on("connection", onSession);
  logs.on("connection", onLog);
  server.on("upgrade", (request: IncomingMessage, socket, head) => {
    switch (parse(request.url ?? "").pathname) {
      case "/sessions":
      case "/lines/calls":
        sessions.handleUpgrade(request, socket, head, (client) => sessions.emit("connection", client, request));
        break;
      case "/logs":
        logs.handleUpgrade(request, socket, head, (client) => logs.emit("connection", client, request));
        break;
      default:
        socket.end("HTTP/1.1 404 Not Found\r\n\r\n");
    }
  });
  server.listen(9090);
}

function onSession(socket: WebSocket): void {
  socket.close();
}

function onLog(socket: WebSocket): void {
  socket.send("log");
}
