from channels.generic.websocket import AsyncWebsocketConsumer, JsonWebsocketConsumer, WebsocketConsumer


class ChatRoom(AsyncWebsocketConsumer):
    async def connect(self):
        await self.accept()


class Named(AsyncWebsocketConsumer):
    limit = 10

    async def connect(self):
        await self.accept()


class Lobby(WebsocketConsumer):
    def connect(self):
        self.accept()


class Help(JsonWebsocketConsumer):
    def connect(self):
        self.accept()


class Typing(Named):
    pass


async def plain(scope, receive, send):
    """Not a class: any ASGI application will do."""
    await receive()
    await send({"type": "websocket.accept"})
