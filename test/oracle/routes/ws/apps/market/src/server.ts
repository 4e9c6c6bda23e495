import { createServer } from "node:http";
import express from "express";
import { PORT } from "./settings.js";
import { attachTicker } from "./ticker.js";

export const app = express();

/** The page of the socket: a request and an upgrade for one path do not compete. */
app.get("/ticker", (request, response) => {
  response.send("open a socket here");
});

const server = createServer(app);
attachTicker(server);

server.listen(PORT, () => {
  console.log(`listening on ${PORT}`);
});
