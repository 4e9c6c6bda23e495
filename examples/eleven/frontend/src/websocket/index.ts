export { getWebSocketManager, WebSocketManager, type ServerMessage } from "./websocket-manager.js";
