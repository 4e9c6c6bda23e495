from fastapi import WebSocket
from starlette.endpoints import HTTPEndpoint
from starlette.responses import PlainTextResponse


async def raw(request):
    return PlainTextResponse("raw")


async def raw_socket(websocket: WebSocket):
    await websocket.accept()
    await websocket.close()


def inside(request):
    return PlainTextResponse("inside")


def late():
    return "late"


class Page(HTTPEndpoint):
    async def get(self, request):
        return PlainTextResponse("page")

    async def post(self, request):
        return PlainTextResponse("posted")


def greet(word: str):
    return word


class Greeter:
    def __init__(self, word: str) -> None:
        self.word = word

    def greet(self):
        return greet(self.word)

    def __call__(self):
        return self.word
