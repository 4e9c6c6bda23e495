from .websocket_ssot import router

__all__ = ["router"]
