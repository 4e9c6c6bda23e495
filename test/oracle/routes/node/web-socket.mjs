/** How long a handler may take to notice a connection. */
const SETTLED = 50;

/** Opens a WebSocket, and closes it again. */
export function openSocket(require, port, path) {
  const { WebSocket } = require("ws");
  return new Promise((resolve) => {
    const client = new WebSocket(`ws://127.0.0.1:${port}${path}`, { handshakeTimeout: 1000 });
    client.on("open", () => setTimeout(() => resolve(client.terminate()), SETTLED));
    client.on("error", resolve);
  });
}

/** Joins a namespace of socket.io by its protocol over one WebSocket: `0` opens the engine, `40/name,` the namespace, `44` refuses it. */
export function joinSocketIo(require, port, engine, namespace) {
  const { WebSocket } = require("ws");
  return new Promise((resolve) => {
    const client = new WebSocket(`ws://127.0.0.1:${port}${engine}?EIO=4&transport=websocket`, {
      handshakeTimeout: 1000,
    });
    client.on("message", (data) => {
      const text = String(data);
      if (text.startsWith("0")) client.send(namespace === "/" ? "40" : `40${namespace},`);
      if (text.startsWith("4")) setTimeout(() => resolve(client.terminate()), SETTLED);
    });
    client.on("error", resolve);
  });
}
