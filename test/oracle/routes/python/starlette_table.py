"""What Starlette serves, and applications that are made of it."""

import contextlib
import re

import starlette
from handlers import Handlers
from run import load
from starlette.routing import Host, Mount, Route, WebSocketRoute
from starlette.testclient import TestClient


def version() -> str:
    return starlette.__version__


@contextlib.contextmanager
def started(folder, description):
    app = load(description["load"])
    watch = Watch(app)
    with TestClient(watch, raise_server_exceptions=False) as client:
        yield Application(app, watch, client, Handlers(folder))


class Watch:
    """Remembers the scopes of requests: the routers write into them which endpoint they chose."""

    def __init__(self, app) -> None:
        self.app = app
        self.scopes = []

    async def __call__(self, scope, receive, send):
        self.scopes.append(scope)
        await self.app(scope, receive, send)

    def chosen(self):
        """The first endpoint that is no router: one redirects to the path with a slash, and so may the endpoint itself."""
        endpoints = (scope.get("endpoint") for scope in self.scopes)
        return next((one for one in endpoints if one is not None and _router_of(one) is None), None)


class Application:
    def __init__(self, app, watch: Watch, client: TestClient, handlers: Handlers) -> None:
        self.app, self.watch, self.client, self.handlers = app, watch, client, handlers

    def rows(self):
        return self._rows(self.app.routes, "", None, {})

    def _rows(self, routes, prefix, host, convertors):
        for route in _effective(routes):
            if isinstance(route, Host):
                yield from self._rows(route.routes, prefix, route.host, convertors)
            elif isinstance(route, Mount):
                below = {**convertors, **route.param_convertors}
                below.pop("path", None)
                inner = _router_of(route.app)
                if inner is not None:
                    yield from self._rows(inner.routes, prefix + route.path, host, below)
                else:
                    convertors_of = {**below, "path": route.param_convertors["path"]}
                    path = f"{prefix}{route.path}/{{path:path}}"
                    yield self._row("ANY", path, route.app, host, convertors_of, False)
            elif isinstance(route, WebSocketRoute):
                known = {**convertors, **route.param_convertors}
                yield self._row("WS", prefix + route.path, route.endpoint, host, known, False)
            else:
                known = {**convertors, **route.param_convertors}
                methods = sorted(route.methods) if route.methods else ["ANY"]
                for method in methods:
                    # Route adds HEAD to GET by itself; FastAPI's own APIRoute does not.
                    implicit = method == "HEAD" and "GET" in methods and type(route) is Route
                    yield self._row(method, prefix + route.path, route.endpoint, host, known, implicit)

    def _row(self, method, path, endpoint, host, convertors, implicit):
        sample = _sample(path, convertors)
        request = {"method": method, "path": sample, "host": host}
        return {
            "method": method,
            "path": path,
            "host": host,
            "handler": self.handlers.of(endpoint),
            "implicit": implicit,
            "request": request,
        }

    def outside(self) -> list:
        return []

    def ask(self, request) -> dict:
        self.watch.scopes = []
        headers = {"host": request["host"]} if request.get("host") else {}
        if request["method"] == "WS":
            status = self._connect(request["path"], headers)
        else:
            method = "GET" if request["method"] == "ANY" else request["method"]
            status = self.client.request(method, request["path"], headers=headers).status_code
        endpoint = self.watch.chosen()
        # A route of the right path and the wrong method is chosen too, to say 405; a mount without a route for the path says 404.
        found = endpoint is not None and status != 405
        return {"status": status, "found": found, "handler": self.handlers.of(endpoint) if found else None}

    def _connect(self, path, headers) -> int:
        try:
            with self.client.websocket_connect(path, headers=headers):
                return 101
        except Exception:  # noqa: BLE001: the handler may do as it likes; it is the chosen endpoint that counts.
            return 403


def _effective(routes):
    """Since 0.137 FastAPI keeps a router that is included as it is, and works out what its routes are there."""
    for route in routes:
        if hasattr(route, "effective_route_contexts"):
            for context in route.effective_route_contexts():
                yield context.starlette_route or context
        else:
            yield route


def _router_of(app):
    """The object with the routes behind middleware, None when it is none."""
    return app if hasattr(app, "routes") and not isinstance(app, type) else None


_SAMPLES = ["7", "alpha", "1.5", "0a0a0a0a-0b0b-4c0c-8d0d-0e0e0e0e0e0e", "A12", "a/b"]


def _sample(path: str, convertors) -> str:
    """A path that the template matches."""

    def value(match: re.Match) -> str:
        regex = convertors[match[1]].regex
        # Text first, so that a parameter that takes anything is not taken for a number.
        wanted = _SAMPLES[1:2] + _SAMPLES
        return next(text for text in wanted if re.fullmatch(regex, text))

    return re.sub(r"{([a-zA-Z_]\w*)(?::\w+)?}", value, path)
