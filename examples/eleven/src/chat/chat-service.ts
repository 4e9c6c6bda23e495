import { getWebSocketManager } from "../websocket/websocket-manager.js";

export function greet(userId: string): void {
  getWebSocketManager().sendToUser(userId, { type: "greeting", payload: "hello" });
}
