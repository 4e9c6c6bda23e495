"""The one module with the WebSocket's endpoint; the others of the name hand its router on."""

from fastapi import APIRouter, WebSocket

MODES = ["main", "factory", "isolated"]


class SocketRouter:
    def __init__(self):
        self.router = APIRouter()
        self.modes = MODES
        self._register()

    def _register(self):
        self.router.websocket("/ws")(self.endpoint)
        self.router.websocket("/ws/{mode}")(self.endpoint_of_mode)
        self.router.get("/ws/health")(self.health)

        @self.router.get("/ws/config")
        async def config():
            return {"modes": self.modes}

        @self.router.websocket("/websocket")
        async def legacy(websocket: WebSocket):
            await self.endpoint(websocket)

    async def endpoint(self, websocket: WebSocket):
        await websocket.accept()
        await websocket.close()

    async def endpoint_of_mode(self, websocket: WebSocket, mode: str):
        await websocket.accept()
        await websocket.send_text(mode)
        await websocket.close()

    async def health(self):
        return {"status": "healthy"}


socket_router = SocketRouter()
router = socket_router.router

__all__ = ["router", "socket_router"]
