import { createServer, request as httpRequest } from "node:http";

/** Serves a request listener on a port of the system's choice. The path is sent as it is given, byte for byte. */
export async function serve(listener) {
  const server = createServer(listener);
  await new Promise((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address();
  return {
    request: (method, path, headers) => send(port, { method, path, headers }),
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

/** The status and text that answer; null for both when nothing does in two seconds. */
export function send(port, options) {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: "127.0.0.1", port, agent: false, ...options }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk) => {
        text += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode, text, headers: response.headers }));
    });
    request.setTimeout(2000, () => {
      request.destroy();
      resolve({ status: null, text: null, headers: {} });
    });
    request.on("error", reject);
    request.end();
  });
}
