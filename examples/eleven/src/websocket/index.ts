export { getWebSocketManager, WebSocketManager } from "./websocket-manager.js";
export type { UserMessage } from "./types.js";
