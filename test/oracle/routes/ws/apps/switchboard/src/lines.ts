import type { WebSocket } from "ws";

export function onCall(socket: WebSocket): void {
  socket.send("call");
}

export const onFault = (socket: WebSocket): void => {
  socket.send("fault");
};
