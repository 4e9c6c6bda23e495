import { WebSocketManagerFactory } from "../websocket/websocket-manager.js";
// This name was made private in a clean-up: the module will not load.
import { createIsolatedManager } from "../websocket/unified-manager.js";

export function reportTo(userId: string): void {
  WebSocketManagerFactory.forUser(userId).sendToUser(userId, { type: "report", payload: createIsolatedManager });
}
