/** @deprecated the old path: import from ./websocket-manager.js */
export { getWebSocketManager } from "./websocket-manager.js";
