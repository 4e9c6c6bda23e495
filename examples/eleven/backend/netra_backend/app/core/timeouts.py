"""Every timeout of the backend, in seconds."""

WEBSOCKET_SEND_TIMEOUT = 10
