import type { WebSocketProtocol } from "../src/websocket/protocols.js";

/** A test double: it lives in a test folder, so it is no rival. */
export class FakeWebSocketManager implements WebSocketProtocol {
  readonly sent: string[] = [];

  connectUser(): void {}

  disconnectUser(): void {}

  sendToUser(userId: string): void {
    this.sent.push(userId);
  }

  broadcastToAll(): void {
    this.sent.push("*");
  }
}
