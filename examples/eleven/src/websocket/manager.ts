/** @deprecated the old path: import from ./websocket-manager.js */
export { getWebSocketManager, UnifiedWebSocketManager as WebSocketManager } from "./websocket-manager.js";
