import net from "node:net";

/** Has every server listen on a port that is free, whichever the application asks for, and remembers who asked for which. */
export function moveServers() {
  const servers = [];
  const { listen } = net.Server.prototype;
  net.Server.prototype.listen = function movedListen(...to) {
    const [first, ...rest] = to;
    const isOptions = typeof first === "object" && first !== null;
    servers.push({ asked: Number(isOptions ? first.port : first), server: this });
    const callback = rest.filter((value) => typeof value === "function");
    return listen.call(this, { port: 0, host: "127.0.0.1" }, ...callback);
  };
  return {
    servers,
    /** The port of the server that was to listen on `asked`; of null, of the first one. */
    portOf: (asked) => servers.find((each) => asked === null || each.asked === asked).server.address().port,
    /** When all servers that were to listen do. */
    listening: () =>
      Promise.all(
        servers.map(({ server }) => server.listening || new Promise((resolve) => server.once("listening", resolve))),
      ),
  };
}
