import { getWebSocketManager } from "../websocket/index.js";

export function showTyping(userId: string): void {
  getWebSocketManager().broadcastToAll({ type: "typing", payload: userId });
}
