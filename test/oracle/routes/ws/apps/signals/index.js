"use strict";

const WebSocket = require("ws");
const { greet } = require("./greet");

/** A server of its own, without a path: every path is its. */
const hub = new WebSocket.Server({ port: 7070 });

hub.on("connection", greet);

module.exports = { hub };
