import { LegacyWebSocketManager } from "../legacy/unified-websocket-manager.js";
import { getWebSocketManager } from "../websocket/manager.js";

const legacy = new LegacyWebSocketManager();

export function sayHello(): void {
  if (legacy.isOpen()) getWebSocketManager().sendToServer({ type: "hello", payload: null });
}
