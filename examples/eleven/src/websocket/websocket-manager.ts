import type { WebSocketManagerProtocol } from "./protocols.js";
import { WebSocketManagerMode } from "./types.js";
import { UnifiedWebSocketManagerImplementation } from "./unified-manager.js";

let instance: UnifiedWebSocketManagerImplementation | undefined;

/** The way to the one manager. */
export function getWebSocketManager(): UnifiedWebSocketManagerImplementation {
  instance ??= new UnifiedWebSocketManagerImplementation(WebSocketManagerMode.Unified);
  return instance;
}

/** The public name. It refuses to be constructed and says where to go. */
export class WebSocketManager {
  constructor() {
    throw new Error("Call getWebSocketManager() instead");
  }
}

/** Kept for callers that have not moved to getWebSocketManager() yet. */
export class WebSocketManagerFactory {
  static create(): UnifiedWebSocketManagerImplementation {
    return getWebSocketManager();
  }

  static forUser(_userId: string): UnifiedWebSocketManagerImplementation {
    return getWebSocketManager();
  }
}

export { WebSocketManagerMode, UnifiedWebSocketManagerImplementation };
export type { WebSocketManagerProtocol };
export const UnifiedWebSocketManager = UnifiedWebSocketManagerImplementation;
export const WebSocketConnectionManager = UnifiedWebSocketManagerImplementation;
