from starlette.endpoints import HTTPEndpoint
from starlette.responses import PlainTextResponse


def plan(request):
    return PlainTextResponse("plan")


def list_tours(request):
    return PlainTextResponse("tours")


def book_tour(request):
    return PlainTextResponse("booked")


class Tours(HTTPEndpoint):
    """Catches what the two above do not."""

    def get(self, request):
        return PlainTextResponse("class")

    def put(self, request):
        return PlainTextResponse("class")


def show(request):
    return PlainTextResponse("tour")


def show_by_name(request):
    return PlainTextResponse("tour by name")


async def guide(websocket):
    await websocket.accept()
    await websocket.close()


async def second_guide(websocket):
    await websocket.accept()
    await websocket.close()
