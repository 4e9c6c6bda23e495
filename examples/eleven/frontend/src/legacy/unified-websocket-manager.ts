import type { ServerMessage } from "../websocket/websocket-manager.js";

/** A second manager with a connection of its own: the server sees this browser twice. */
export class UnifiedWebSocketManager {
  private connection: WebSocket | null = null;

  openConnection(address: string): void {
    this.connection = new WebSocket(address);
  }

  sendToServer(message: ServerMessage): void {
    this.connection?.send(JSON.stringify(message));
  }

  listenToServer(listener: (message: ServerMessage) => void): void {
    if (this.connection) this.connection.onmessage = (event) => listener(JSON.parse(event.data));
  }

  isOpen(): boolean {
    return this.connection?.readyState === WebSocket.OPEN;
  }
}

export const LegacyWebSocketManager = UnifiedWebSocketManager;
