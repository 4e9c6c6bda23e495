"use strict";

const { createServer } = require("node:http");
const { WebSocketServer } = require("ws");

const server = createServer();

/** Takes every upgrade of the HTTP server: what is not for its path it refuses. */
const news = new WebSocketServer({ server, path: "/news" });
news.on("connection", function onNews(socket) {
  socket.send("news");
});

/** So nobody ever gets here. */
const sport = new WebSocketServer({ server, path: "/sport" });
sport.on("connection", function onSport(socket) {
  socket.send("sport");
});

server.listen(7172);

module.exports = { server };
