from functools import partial

from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute
from starlette.routing import Mount, Route, WebSocketRoute

from . import handlers
from .devices import devices
from .nested import inner_app, outer
from .registry import ROUTERS


def create_gateway() -> FastAPI:
    app = FastAPI(
        openapi_url="/schema.json",
        docs_url="/documentation",
        swagger_ui_oauth2_redirect_url=None,
        routes=[
            Route("/raw", handlers.raw, methods=["GET", "POST"]),
            Route("/page", handlers.Page),
            WebSocketRoute("/raw-ws", handlers.raw_socket),
            Mount("/mounted", routes=[Route("/inside", handlers.inside)]),
        ],
    )
    app.include_router(devices)
    # Too late: what was there when it was included is what is served.
    devices.add_api_route("/late", handlers.late, methods=["GET"])

    for key in sorted(ROUTERS):
        app.include_router(ROUTERS[key], prefix="/" + key)

    app.include_router(outer, prefix="/outer")
    app.mount("/inner", inner_app)
    # A mounted application is live: what it gets later is served.
    inner_app.add_api_route("/later", handlers.late)

    app.add_api_route("/bound", handlers.Greeter("hello").greet)
    app.add_api_route("/partial", partial(handlers.greet, "hi"))
    app.add_api_route("/callable", handlers.Greeter("hey"))
    app.add_api_route("/lambda", lambda: "λ", methods=["GET", "DELETE"])
    app.router.add_api_route("/router", handlers.late)
    app.add_route("/plain", handlers.inside, methods=["PUT"])
    app.add_websocket_route("/plain-ws", handlers.raw_socket)
    app.router.routes.append(APIRoute("/appended", handlers.late))

    @app.route("/decorated")
    async def decorated(request):
        return await handlers.raw(request)

    return app


# Nothing includes this router.
forgotten = APIRouter(prefix="/forgotten")
forgotten.add_api_route("/", handlers.late)
