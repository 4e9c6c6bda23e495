from starlette.endpoints import HTTPEndpoint, WebSocketEndpoint
from starlette.responses import JSONResponse
from starlette.routing import Route, Router, WebSocketRoute


class Loans:
    async def index(self, request):
        return JSONResponse([])

    async def show(self, request):
        return JSONResponse({})


class Shelf(HTTPEndpoint):
    async def get(self, request):
        return JSONResponse({})

    async def delete(self, request):
        return JSONResponse({})


class LoanEvents(WebSocketEndpoint):
    encoding = "text"

    async def on_connect(self, websocket):
        await websocket.accept()


def loan_routes(loans):
    return [
        Route("/loans", loans.index),
        Route("/loans/{loan_id:int}", loans.show),
        Route("/loans/{loan_id:int}/renew", loans.show, methods=["POST"]),
        Route("/shelves/{shelf:shelf}", Shelf),
        WebSocketRoute("/loans/events", LoanEvents),
        *_export_routes(),
    ]


def _export_routes():
    router = Router()

    @router.route("/export/{name}.csv")
    def export(request):
        return JSONResponse({})

    return router.routes
