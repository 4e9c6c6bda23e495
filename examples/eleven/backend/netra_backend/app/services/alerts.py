from netra_backend.app.websocket_core.types import UserMessage

try:
    from netra_backend.app.websocket_core.websocket_manager import get_websocket_manager
except ImportError:
    # The module of three renames ago. It does not exist any more, and the import expects that.
    from netra_backend.app.core.websocket_connection_manager import get_websocket_manager


def alert(text: str) -> None:
    get_websocket_manager().broadcast_to_all(UserMessage("alert", text))
