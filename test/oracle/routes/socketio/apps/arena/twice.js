"use strict";

const { createServer } = require("node:http");
const { Server } = require("socket.io");

const server = createServer();

const first = new Server(server);
first.on("connection", function onFirst(socket) {
  socket.emit("first");
});

/** On one HTTP server with the same path: the first one answers a WebSocket. */
const second = new Server();
second.on("connection", function onSecond(socket) {
  socket.emit("second");
});
second.attach(server);

/** Beside them with a path of its own. */
const third = new Server(server, { path: "/third" });
third.on("connection", function onThird(socket) {
  socket.emit("third");
});

server.listen(3302);

module.exports = { server };
