"""A real second manager. The scan could not see it: no part of this module's name is "websocket"."""

import json
from typing import Any, Dict

from netra_backend.app.websocket_core.types import UserMessage


class UnifiedWebSocketManager:
    """Keeps connections of its own: users that connect here are invisible to the first manager."""

    def __init__(self) -> None:
        self._connections: Dict[str, Any] = {}

    def connect_user(self, user_id: str, socket: Any) -> None:
        self._connections[user_id] = socket

    def disconnect_user(self, user_id: str) -> None:
        del self._connections[user_id]

    def send_to_user(self, user_id: str, message: UserMessage) -> None:
        self._connections[user_id].send(json.dumps(message.as_json()))

    def is_connected(self, user_id: str) -> bool:
        return user_id in self._connections


CanonicalWebSocketManager = UnifiedWebSocketManager
