import type { ServerMessage } from "../src/websocket/websocket-manager.js";

/** A test double: it lives in a test folder, so it is no rival. */
export class FakeWebSocketManager {
  readonly sent: ServerMessage[] = [];

  openConnection(): void {}

  closeConnection(): void {}

  sendToServer(message: ServerMessage): void {
    this.sent.push(message);
  }

  listenToServer(): void {}
}
