"use strict";

exports.matches = {
  onTournament(socket) {
    socket.emit("tournament");
  },
};
