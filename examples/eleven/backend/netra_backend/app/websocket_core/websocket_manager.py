"""The canonical module: what has to do with web sockets is imported from here."""

from typing import Any, NoReturn, Optional

from netra_backend.app.websocket_core.protocols import WebSocketManagerProtocol
from netra_backend.app.websocket_core.start_up_scan import log_other_managers
from netra_backend.app.websocket_core.types import WebSocketManagerMode
from netra_backend.app.websocket_core.unified_manager import _UnifiedWebSocketManagerImplementation

_instance: Optional[_UnifiedWebSocketManagerImplementation] = None


def get_websocket_manager() -> _UnifiedWebSocketManagerImplementation:
    """The way to the one manager."""
    global _instance
    if _instance is None:
        _instance = _UnifiedWebSocketManagerImplementation(WebSocketManagerMode.UNIFIED)
    return _instance


class WebSocketManagerFactory:
    """Kept for callers that have not moved to get_websocket_manager() yet."""

    @staticmethod
    def create() -> _UnifiedWebSocketManagerImplementation:
        return get_websocket_manager()

    @staticmethod
    def for_user(user_id: str) -> _UnifiedWebSocketManagerImplementation:
        return get_websocket_manager()


class _WebSocketManagerFactory:
    """The public name. It refuses to be called and says where to go."""

    def __new__(cls, *args: Any, **kwargs: Any) -> NoReturn:
        raise RuntimeError("call get_websocket_manager() instead")


WebSocketManager = _WebSocketManagerFactory
UnifiedWebSocketManager = _UnifiedWebSocketManagerImplementation

# The scan runs here, while this module is still being imported: what is bound below it does not see.
log_other_managers(WebSocketManager)


def connect(manager: WebSocketManagerProtocol, user_id: str, socket: Any) -> None:
    manager.connect_user(user_id, socket)


# The twelfth name, which the log did not have.
WebSocketConnectionManager = _UnifiedWebSocketManagerImplementation
