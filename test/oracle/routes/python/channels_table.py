"""What the routers of Channels serve, and the consumer that a connection reaches."""

import asyncio
import contextlib
import os
from importlib.metadata import version as installed

import channels
import django
from handlers import Handlers
from regex_sample import sample


def version() -> str:
    return f"{channels.__version__} (django {installed('django')})"


@contextlib.contextmanager
def started(folder, description):
    os.environ["DJANGO_SETTINGS_MODULE"] = description["settings"]
    django.setup()
    from run import load

    yield Application(load(description["load"]), Handlers(folder))


class Application:
    def __init__(self, app, handlers: Handlers) -> None:
        self.app, self.handlers = app, handlers
        self.chosen = None
        for router in app.application_mapping.values():
            self._watch(router)

    def _watch(self, application) -> None:
        """Remembers the last consumer that was called: a router inside of another may have none, and then the search goes on."""
        for route in getattr(_inner(application), "routes", []):
            if _is_router(route.callback):
                self._watch(route.callback)
            else:
                route.callback = self._watched(route.callback)

    def _watched(self, consumer):
        async def watched(scope, receive, send):
            self.chosen = watched.consumer
            return await consumer(scope, receive, send)

        watched.consumer = consumer
        return watched

    def rows(self):
        for protocol, method in (("http", "ANY"), ("websocket", "WS")):
            application = self.app.application_mapping.get(protocol)
            if application is not None:
                yield from self._rows(method, application, "/", "/")

    def _rows(self, method, application, path, text):
        for route in getattr(_inner(application), "routes", []):
            whole, matching = path + str(route.pattern), text + sample(route.pattern.regex.pattern)
            if _is_router(route.callback):
                yield from self._rows(method, route.callback, whole, matching)
            else:
                yield {
                    "method": method,
                    "path": whole,
                    "host": None,
                    "handler": self._handler(route.callback.consumer),
                    "implicit": False,
                    "request": {"method": method, "path": matching, "host": None},
                }

    def _handler(self, consumer):
        return self.handlers.of(getattr(consumer, "consumer_class", consumer))

    def outside(self) -> list:
        return []

    def ask(self, request) -> dict:
        self.chosen = None
        kind = "websocket" if request["method"] == "WS" else "http"
        status = asyncio.run(self._connect(kind, request["path"]))
        found = self.chosen is not None
        return {"status": status, "found": found, "handler": self._handler(self.chosen) if found else None}

    async def _connect(self, kind: str, path: str) -> str:
        """Opens a connection, waits for the first answer, and hangs up."""
        scope = {
            "type": kind,
            "path": path,
            "raw_path": path.encode(),
            "query_string": b"",
            "headers": [(b"host", b"chat.test"), (b"origin", b"http://chat.test")],
            "method": "GET",
            "http_version": "1.1",
            "subprotocols": [],
        }
        requests = [{"type": "websocket.connect"} if kind == "websocket" else {"type": "http.request", "body": b""}]
        answered = asyncio.get_running_loop().create_future()

        async def receive():
            if requests:
                return requests.pop()
            # The other end stays connected until there is an answer.
            await asyncio.wait([answered])
            return {"type": f"{kind}.disconnect", "code": 1000}

        async def send(message):
            if not answered.done():
                answered.set_result(message["type"])

        try:
            await asyncio.wait_for(self.app(scope, receive, send), 10)
        except Exception as error:  # noqa: BLE001: that there is no route is said by an exception.
            return type(error).__name__
        return answered.result() if answered.done() else "silent"


def _is_router(application) -> bool:
    return getattr(application, "_path_routing", False) is True


def _inner(application):
    """What is behind middleware, which Channels keeps under either of two names."""
    while not hasattr(application, "routes"):
        inner = getattr(application, "inner", None) or getattr(application, "application", None)
        if inner is None:
            return application
        application = inner
    return application
