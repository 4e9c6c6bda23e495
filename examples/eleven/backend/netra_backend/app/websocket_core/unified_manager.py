import json
from typing import Any, Dict, List

from netra_backend.app.websocket_core.types import UserMessage, WebSocketManagerMode


class _UnifiedWebSocketManagerImplementation:
    """The one class that does the work. The real one has 3,900 lines."""

    def __init__(self, mode: WebSocketManagerMode = WebSocketManagerMode.UNIFIED) -> None:
        self.mode = mode
        self._sockets: Dict[str, Any] = {}
        self._undelivered: Dict[str, List[UserMessage]] = {}

    def connect_user(self, user_id: str, socket: Any) -> None:
        self._sockets[user_id] = socket
        self.flush_undelivered(user_id)

    def disconnect_user(self, user_id: str) -> None:
        self._sockets.pop(user_id, None)

    def send_to_user(self, user_id: str, message: UserMessage) -> None:
        if user_id in self._sockets:
            self._sockets[user_id].send(json.dumps(message.as_json()))
        else:
            self._undelivered.setdefault(user_id, []).append(message)

    def broadcast_to_all(self, message: UserMessage) -> None:
        for user_id in self._sockets:
            self.send_to_user(user_id, message)

    def flush_undelivered(self, user_id: str) -> None:
        for message in self._undelivered.pop(user_id, []):
            self.send_to_user(user_id, message)

    def connection_count(self) -> int:
        return len(self._sockets)


UnifiedWebSocketManager = _UnifiedWebSocketManagerImplementation
