# The canonical path.
from netra_backend.app.websocket_core.types import UserMessage
from netra_backend.app.websocket_core.websocket_manager import WebSocketManager, get_websocket_manager


def announce(agent: str) -> None:
    get_websocket_manager().broadcast_to_all(UserMessage("agent_started", agent))


def is_facade(candidate: object) -> bool:
    return candidate is WebSocketManager
