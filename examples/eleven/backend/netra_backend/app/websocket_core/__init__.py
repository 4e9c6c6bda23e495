"""Deprecated: import from `websocket_manager`, which is where the names live."""

import warnings

from netra_backend.app.websocket_core.types import UserMessage
from netra_backend.app.websocket_core.websocket_manager import WebSocketManager, get_websocket_manager

__all__ = ["UserMessage", "WebSocketManager", "get_websocket_manager"]

warnings.warn(f"import from {__name__}.websocket_manager instead of {__name__}", DeprecationWarning, stacklevel=2)
