from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route, Router


async def list_rooms(request):
    return PlainTextResponse("rooms")


async def read_room(request):
    return PlainTextResponse("room")


async def list_seats(request):
    return PlainTextResponse("seats")


room_router = Router(
    [
        Route("/", list_rooms),
        Route("/{room}", read_room),
        Mount("/{room}/seats", routes=[Route("/", list_seats), Route("/{seat:int}", read_room)]),
    ]
)
