import type { ServerMessage } from "../websocket/websocket-manager.js";

/** Nothing in its name says so, but it does the manager's job. */
export class LiveChannels {
  #channel: WebSocket | undefined;

  openConnection(address: string): void {
    this.#channel = new WebSocket(address);
  }

  closeConnection(): void {
    this.#channel?.close();
  }

  sendToServer(message: ServerMessage): void {
    this.#channel?.send(JSON.stringify(message));
  }
}
