"use strict";

const { createServer } = require("http");
const socketIo = require("socket.io");
const { matches } = require("./matches");

class Arena {
  constructor() {
    this.server = createServer();
    this.io = socketIo(this.server);
  }

  open(port) {
    this.io.on("connection", this.onVisitor.bind(this));
    // Every tournament has a namespace of its own.
    this.io.of(/^\/tournament-\d+$/).on("connection", matches.onTournament);
    this.io.of("/tournament-final").on("connection", (socket) => {
      socket.emit("final");
    });
    this.server.listen(port);
  }

  onVisitor(socket) {
    socket.emit("hello");
  }
}

new Arena().open(3301);

module.exports = { Arena };
