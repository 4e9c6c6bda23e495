"""Sends requests to an ASGI application as a server does, without threads of its own: thousands of them take seconds."""

import asyncio
import contextlib
from urllib.parse import unquote


class Response:
    def __init__(self, status_code: int) -> None:
        self.status_code = status_code


class AsgiClient:
    """As much of Starlette's TestClient as is needed to ask who answers. Redirects are not followed."""

    def __init__(self, app, loop: asyncio.AbstractEventLoop) -> None:
        self.app, self.loop = app, loop

    def request(self, method: str, path: str, headers: dict) -> Response:
        sent = self._run({"type": "http", "method": method, "scheme": "http"}, path, headers, {"type": "http.request"})
        return Response(next((each["status"] for each in sent if each["type"] == "http.response.start"), 500))

    @contextlib.contextmanager
    def websocket_connect(self, path: str, headers: dict):
        scope = {"type": "websocket", "scheme": "ws", "subprotocols": []}
        sent = self._run(scope, path, headers, {"type": "websocket.connect"})
        if not any(each["type"] == "websocket.accept" for each in sent):
            raise ConnectionError(path)
        yield

    def _run(self, scope: dict, path: str, headers: dict, first: dict) -> list:
        given = {"host": "testserver", **headers}
        whole = {
            "http_version": "1.1",
            "path": unquote(path),
            "raw_path": path.encode(),
            "root_path": "",
            "query_string": b"",
            "headers": [(name.encode(), value.encode()) for name, value in given.items()],
            "client": ("testclient", 50000),
            "server": ("testserver", 80),
            **scope,
        }
        left = [first]
        sent = []

        async def receive():
            last = "http.disconnect" if scope["type"] == "http" else "websocket.disconnect"
            return left.pop(0) if left else {"type": last, "code": 1000}

        async def send(message):
            sent.append(message)

        # An error of the application is its answer: status 500.
        with contextlib.suppress(Exception):
            self.loop.run_until_complete(self.app(whole, receive, send))
        return sent
