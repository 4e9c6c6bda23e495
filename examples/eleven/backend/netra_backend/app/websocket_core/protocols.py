from typing import Any, List, Protocol

from netra_backend.app.websocket_core.types import UserMessage


class WebSocketProtocol(Protocol):
    """What code that talks to users may rely on."""

    def connect_user(self, user_id: str, socket: Any) -> None: ...

    def disconnect_user(self, user_id: str) -> None: ...

    def send_to_user(self, user_id: str, message: UserMessage) -> None: ...

    def broadcast_to_all(self, message: UserMessage) -> None: ...


class WebSocketProtocolValidator:
    """Looks at a manager and changes nothing."""

    REQUIRED = ("connect_user", "disconnect_user", "send_to_user", "broadcast_to_all")

    @staticmethod
    def missing_methods(candidate: object) -> List[str]:
        return [name for name in WebSocketProtocolValidator.REQUIRED if not hasattr(candidate, name)]


# The name is taken. In the real module 470 lines lie between the two, and nobody saw that this one wins.
class WebSocketProtocol:
    """What a manager has to do."""

    def connect_user(self, user_id: str, socket: Any) -> None:
        raise NotImplementedError

    def disconnect_user(self, user_id: str) -> None:
        raise NotImplementedError

    def send_to_user(self, user_id: str, message: UserMessage) -> None:
        raise NotImplementedError


# The names that callers used before the protocol was renamed.
WebSocketManagerProtocol = WebSocketProtocol
WebSocketManagerProtocolValidator = WebSocketProtocolValidator
