import { fastify } from "fastify";
import * as collections from "./collections/index.mjs";
import { searchPlugin as search } from "./search.mjs";
import papers from "./papers.mjs";

const server = fastify({ routerOptions: { ignoreTrailingSlash: true, caseSensitive: false } });

for (const [name, { autoPrefix, default: plugin }] of Object.entries(collections)) {
  server.register(plugin, { prefix: autoPrefix, name });
}

server.register(search).register(papers, { prefix: "/papers" });

server.get("/at/:hour(^\\d{2})h:minute(^\\d{2})m", async () => ({ handler: "at" }));
server.get("/near/:lat-:lng/r/:radius", async () => ({ handler: "near" }));
server.get("/scans/:file.png", async () => ({ handler: "scans.png" }));
server.get("/scans/:name-:page.png", async () => ({ handler: "scans.page" }));
server.get("/scans/:any", async () => ({ handler: "scans.any" }));
server.get("/photos/:year-:name", async () => ({ handler: "photos.year" }));
server.get("/photos/:name.jpg", async () => ({ handler: "photos.jpg" }));
server.get("/Shelf/::id", async () => ({ handler: "colon" }));
server.get("/bücher", async () => ({ handler: "unicode" }));
server.get("/*", async () => ({ handler: "rest" }));

export default server;
