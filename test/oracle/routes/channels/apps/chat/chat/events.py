from channels.generic.http import AsyncHttpConsumer


class EventStream(AsyncHttpConsumer):
    async def handle(self, body):
        await self.send_response(200, b"events")
