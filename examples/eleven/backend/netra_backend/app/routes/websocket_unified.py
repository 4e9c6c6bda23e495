"""Consolidated: what was here is in websocket_ssot."""

from netra_backend.app.routes.websocket_ssot import router

__all__ = ["router"]
