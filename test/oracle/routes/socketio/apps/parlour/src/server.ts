import { createServer } from "node:http";
import { Server } from "socket.io";
import { registerChat } from "./chat.js";
import { ADMIN, REALTIME_PATH } from "./names.js";
import { watchRooms } from "./rooms.js";

export const httpServer = createServer();

const io = new Server(httpServer, { path: REALTIME_PATH, cors: { origin: "*" } });

io.use((socket, next) => {
  next();
});

io.on("connection", (socket) => {
  socket.emit("welcome");
  socket.on("connection", () => socket.emit("no server"));
});

registerChat(io);
watchRooms(io.of("rooms"));

const admin = io.of(ADMIN);
admin.use((socket, next) => next()).on("connection", onAdmin);

function onAdmin(socket: { emit(event: string): void }): void {
  socket.emit("admin");
}

httpServer.listen(3300);
