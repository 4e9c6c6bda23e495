import type { UserMessage } from "../websocket/index.js";

/** Nothing in its name says so, but it does the manager's job. */
export class LiveChannels {
  readonly #open = new Map<string, WebSocket>();

  connectUser(userId: string, socket: WebSocket): void {
    this.#open.set(userId, socket);
  }

  disconnectUser(userId: string): void {
    this.#open.delete(userId);
  }

  sendToUser(userId: string, message: UserMessage): void {
    this.#open.get(userId)?.send(JSON.stringify(message));
  }

  broadcastToAll(message: UserMessage): void {
    for (const socket of this.#open.values()) socket.send(JSON.stringify(message));
  }
}
