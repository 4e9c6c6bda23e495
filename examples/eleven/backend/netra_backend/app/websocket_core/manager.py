"""Deprecated: the path from before `websocket_manager`, kept for callers that have not moved."""

from netra_backend.app.websocket_core.websocket_manager import WebSocketManager, get_websocket_manager

__all__ = ["WebSocketManager", "get_websocket_manager"]
