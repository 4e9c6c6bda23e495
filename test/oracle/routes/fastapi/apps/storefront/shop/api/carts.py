from fastapi import APIRouter, Depends, WebSocket

from .dependencies import current_user

router = APIRouter(prefix="/carts", dependencies=[Depends(current_user)])


class Carts:
    """Has the routes of the carts as methods; they are registered when an object of it is made."""

    def __init__(self, target: APIRouter) -> None:
        target.add_api_route("/", self.index, methods=["GET"])
        target.add_api_route("/{cart_id}", self.show, methods=["GET"])
        target.add_api_route("/{cart_id}", self.remove, methods=["DELETE"])
        target.add_api_websocket_route("/{cart_id}/live", self.live)

    def index(self):
        return []

    def show(self, cart_id: str):
        return {"id": cart_id}

    async def remove(self, cart_id: str):
        return None

    async def live(self, websocket: WebSocket, cart_id: str):
        await websocket.accept()
        await websocket.send_text(cart_id)
        await websocket.close()


Carts(router)
