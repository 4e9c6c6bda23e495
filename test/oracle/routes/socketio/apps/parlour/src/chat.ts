import type { Server, Socket } from "socket.io";

export function registerChat(io: Server): void {
  const chat = io.of("/chat");
  chat.on("connection", onConnection);
  // Everybody who listens is called, so this one does not compete with the one above.
  chat.on("connection", count);
  chat.on("connect", count);
  // A namespace with nobody behind it.
  io.of("/silent");
}

let connections = 0;

function onConnection(socket: Socket): void {
  socket.on("say", (text) => socket.broadcast.emit("said", text));
}

function count(): void {
  connections++;
}
