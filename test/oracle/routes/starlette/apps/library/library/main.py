from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles

from .convertors import register
from .loans import Loans, loan_routes
from .pages import about, home, search
from .rooms import room_router
from .settings import API, ASSETS

register()

routes = [
    Route("/", home),
    Route("/about", about, methods=["GET"]),
    Route("/search", search, methods=["GET", "POST"], name="search"),
    Mount(API, routes=loan_routes(Loans())),
    Mount("/rooms", app=room_router),
    Mount(ASSETS, app=StaticFiles(directory="assets", check_dir=False), name="assets"),
]

app = Starlette(routes=routes, middleware=[Middleware(TrustedHostMiddleware, allowed_hosts=["*"])])


@app.route("/ping", methods=["GET"])
async def ping(request):
    return await home(request)


@app.websocket_route("/feed")
async def feed(websocket):
    await websocket.accept()
    await websocket.close()


app.add_route("/version", about)
app.mount("/late", Mount("/", routes=[Route("/now", home)]))
app.routes.append(Route("/appended", about))
app.router.routes.insert(0, WebSocketRoute("/first", feed))
