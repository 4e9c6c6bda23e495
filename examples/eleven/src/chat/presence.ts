import { getWebSocketManager } from "../websocket/manager.js";
import { LegacyWebSocketManager } from "../legacy/canonical-import-patterns.js";

const legacy = new LegacyWebSocketManager();

export function isOnline(userId: string): boolean {
  return getWebSocketManager().connectionCount() > 0 || legacy.isConnected(userId);
}
