import type { Namespace } from "socket.io";

export const watchRooms = (rooms: Namespace): void => {
  rooms.on("connect", (socket) => {
    socket.emit("room");
  });
};
