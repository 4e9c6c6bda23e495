"""The one place that says which router is served under which prefix."""

from .route_modules import collect_modules


def all_routes() -> dict:
    modules = collect_modules()
    return {**_core_routes(modules), **_business_routes(modules), **_live_routes(modules)}


def _core_routes(modules) -> dict:
    routes = {}
    routes["health"] = (modules["health"].router, "", ["health"])
    routes["config"] = (modules["config"].router, "/api/config", ["config"])
    return routes


def _business_routes(modules) -> dict:
    return {
        "threads": (modules["threads"].router, "/api/threads", ["threads"]),
        "agents": (modules["agents"].agents_router, "/api/agents", ["agents"]),
        "runs": (modules["agents"].runs_router, "/api/runs", ["agents"]),
    }


def _live_routes(modules) -> dict:
    # Both names hold one router: each of its routes is registered twice.
    return {
        "websocket": (modules["websocket"], "", ["websocket"]),
        "websocket_isolated": (modules["websocket_isolated"], "", ["websocket", "isolated"]),
    }
