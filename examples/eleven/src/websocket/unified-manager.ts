import type { WebSocketProtocol } from "./protocols.js";
import { WebSocketManagerMode, type UserMessage } from "./types.js";

/** The one class that does the work. */
export class UnifiedWebSocketManagerImplementation implements WebSocketProtocol {
  private readonly sockets = new Map<string, WebSocket>();
  private readonly undelivered = new Map<string, UserMessage[]>();

  constructor(readonly mode: WebSocketManagerMode = WebSocketManagerMode.Unified) {}

  connectUser(userId: string, socket: WebSocket): void {
    this.sockets.set(userId, socket);
    this.flushUndelivered(userId);
  }

  disconnectUser(userId: string): void {
    this.sockets.get(userId)?.close();
    this.sockets.delete(userId);
  }

  sendToUser(userId: string, message: UserMessage): void {
    const socket = this.sockets.get(userId);
    if (socket === undefined) this.keepForLater(userId, message);
    else socket.send(JSON.stringify(message));
  }

  broadcastToAll(message: UserMessage): void {
    for (const userId of this.sockets.keys()) this.sendToUser(userId, message);
  }

  connectionCount(): number {
    return this.sockets.size;
  }

  flushUndelivered(userId: string): void {
    const waiting = this.undelivered.get(userId) ?? [];
    this.undelivered.delete(userId);
    for (const message of waiting) this.sendToUser(userId, message);
  }

  private keepForLater(userId: string, message: UserMessage): void {
    this.undelivered.set(userId, [...(this.undelivered.get(userId) ?? []), message]);
  }
}

export { WebSocketManagerMode };
export const UnifiedWebSocketManager = UnifiedWebSocketManagerImplementation;
