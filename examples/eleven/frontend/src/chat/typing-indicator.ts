import { getWebSocketManager } from "../websocket/index.js";

export function showTyping(userId: string): void {
  getWebSocketManager().sendToServer({ type: "typing", payload: userId });
}
