from fastapi import APIRouter, WebSocket

live = APIRouter()


# A WebSocket and a page of one path do not compete.
@live.get("/live")
def live_page():
    return "page"


@live.websocket("/live")
async def live_socket(websocket: WebSocket):
    await websocket.accept()
    await websocket.close()


# Two WebSockets do.
@live.websocket("/live")
async def second_socket(websocket: WebSocket):
    await websocket.accept()
    await websocket.close()


@live.websocket("/live/{room}")
async def room_socket(websocket: WebSocket, room: str):
    await websocket.accept()
    await websocket.close()


@live.websocket("/live/lobby")
async def lobby_socket(websocket: WebSocket):
    await websocket.accept()
    await websocket.close()
