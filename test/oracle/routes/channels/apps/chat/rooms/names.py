SOCKETS = "ws"
ROOMS = SOCKETS + "/rooms"
