export interface ServerMessage {
  readonly type: string;
  readonly payload: unknown;
}

/** The browser's end: one connection, and everybody who listens to it. */
export class WebSocketManager {
  #socket: WebSocket | undefined;
  readonly #waiting: ServerMessage[] = [];

  openConnection(address: string): void {
    this.#socket = new WebSocket(address);
    this.#socket.addEventListener("open", () => this.sendWaiting());
  }

  closeConnection(): void {
    this.#socket?.close();
  }

  sendToServer(message: ServerMessage): void {
    if (this.#socket === undefined) this.#waiting.push(message);
    else this.#socket.send(JSON.stringify(message));
  }

  listenToServer(listener: (message: ServerMessage) => void): void {
    this.#socket?.addEventListener("message", ({ data }) => listener(JSON.parse(data)));
  }

  sendWaiting(): void {
    for (const message of this.#waiting.splice(0)) this.sendToServer(message);
  }
}

const manager = new WebSocketManager();

/** The way to the one manager. */
export function getWebSocketManager(): WebSocketManager {
  return manager;
}
