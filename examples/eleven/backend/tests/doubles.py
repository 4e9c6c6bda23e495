from typing import Any, List, Tuple

from netra_backend.app.websocket_core.types import UserMessage


class FakeWebSocketManager:
    """A test double: it lives among the tests, so it is no rival."""

    def __init__(self) -> None:
        self.sent: List[Tuple[str, UserMessage]] = []

    def connect_user(self, user_id: str, socket: Any) -> None:
        pass

    def disconnect_user(self, user_id: str) -> None:
        pass

    def send_to_user(self, user_id: str, message: UserMessage) -> None:
        self.sent.append((user_id, message))

    def broadcast_to_all(self, message: UserMessage) -> None:
        self.sent.append(("*", message))
