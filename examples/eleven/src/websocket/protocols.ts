import type { UserMessage } from "./types.js";

/** What code that talks to users may rely on. */
export interface WebSocketProtocol {
  connectUser(userId: string, socket: WebSocket): void;
  disconnectUser(userId: string): void;
  sendToUser(userId: string, message: UserMessage): void;
  broadcastToAll(message: UserMessage): void;
}

/** Looks at a manager and changes nothing. */
export class WebSocketProtocolValidator {
  static missingMethods(candidate: object): string[] {
    return ["connectUser", "disconnectUser", "sendToUser"].filter((name) => !(name in candidate));
  }
}

// The names that callers used before the protocol was renamed.
export type WebSocketManagerProtocol = WebSocketProtocol;
export const WebSocketManagerProtocolValidator = WebSocketProtocolValidator;
