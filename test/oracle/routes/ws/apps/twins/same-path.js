"use strict";

const { createServer } = require("node:http");
const { WebSocketServer } = require("ws");

const server = createServer();

const first = new WebSocketServer({ server, path: "/feed" });
first.on("connection", function feedOne(socket) {
  socket.send("one");
});

/** Takes the same upgrades: the first one answers, and then ws throws. */
const second = new WebSocketServer({ server, path: "/feed" });
second.on("connection", function feedTwo(socket) {
  socket.send("two");
});

/** Listeners of one server are no rivals: both are called. */
first.on("connection", function countOne() {});

server.listen(7171);

module.exports = { server };
