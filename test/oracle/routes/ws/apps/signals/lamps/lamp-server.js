"use strict";

const http = require("http");
const { WebSocketServer } = require("ws");

class LampServer {
  constructor(port) {
    this.port = port;
    this.http = http.createServer(this.answer.bind(this));
    this.sockets = new WebSocketServer({ server: this.http, path: "/lamps" });
    this.sockets.on("connection", (socket) => this.onLamp(socket));
  }

  start() {
    this.http.listen(this.port);
  }

  answer(request, response) {
    response.end("lamps");
  }

  onLamp(socket) {
    socket.send("on");
  }
}

module.exports = LampServer;
