import type { UserMessage } from "../websocket/types.js";

/** A second manager with connections of its own: users that connect here are invisible to the first. */
export class UnifiedWebSocketManager {
  private connections: Record<string, WebSocket> = {};

  connectUser(userId: string, socket: WebSocket): void {
    this.connections[userId] = socket;
  }

  disconnectUser(userId: string): void {
    delete this.connections[userId];
  }

  sendToUser(userId: string, message: UserMessage): void {
    this.connections[userId]?.send(JSON.stringify(message));
  }

  isConnected(userId: string): boolean {
    return userId in this.connections;
  }
}

export const LegacyWebSocketManager = UnifiedWebSocketManager;
