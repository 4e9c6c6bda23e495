import http from "node:http";
import { handleUpgrade } from "./upgrade.js";
import { attachAdmin } from "./admin.js";

const server = http.createServer((request, response) => {
  response.end("use a socket");
});

server.on("upgrade", handleUpgrade);

server.listen(8081);

attachAdmin();
