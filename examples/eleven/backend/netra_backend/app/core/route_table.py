"""Which router is where. Prefixes live here alone: one in the router as well would make /api/api."""

from netra_backend.app.routes import health, threads
from netra_backend.app.routes.websocket import router as websocket_router
from netra_backend.app.routes.websocket_isolated import router as websocket_isolated_router

API = "/api"


def _api_routes():
    return {"threads": (threads.router, f"{API}/threads", ["threads"]), "health": (health.router, "/health", ["health"])}


def _websocket_routes():
    return {
        "websocket": (websocket_router, "", ["websocket"]),
        "websocket_isolated": (websocket_isolated_router, "", ["websocket-isolated"]),
    }


def all_routes():
    return {**_api_routes(), **_websocket_routes()}
