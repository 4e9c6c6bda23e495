"use strict";

exports.greet = function greet(socket) {
  socket.send("hello");
};
