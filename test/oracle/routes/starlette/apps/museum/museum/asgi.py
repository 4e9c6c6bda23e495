"""What competes in a plain Starlette application."""

from starlette.applications import Starlette
from starlette.routing import Mount, Route, Router, WebSocketRoute

from . import halls, tours


def build():
    app = Starlette(debug=False)
    app.mount("/halls", halls.router)
    # The mount takes everything below its prefix, whether it has a route for it or not.
    app.add_route("/halls/plan", tours.plan)
    app.add_route("/tours", tours.list_tours)
    app.add_route("/tours", tours.book_tour, methods=["POST"])
    app.add_route("/tours", tours.Tours)
    app.add_route("/tours/{tour:int}", tours.show)
    app.add_route("/tours/{name}", tours.show_by_name)
    app.add_route("/tours/today", tours.plan)
    app.add_route("/tours/{name}/map.{format}", tours.show)
    app.add_route("/tours/{tour}/{file:path}", tours.show_by_name)
    app.add_route("/tours/{tour}/plan", tours.plan)
    app.add_websocket_route("/guide", tours.guide)
    app.add_websocket_route("/guide", tours.second_guide)
    app.add_route("/guide", tours.plan)
    for name in ("east", "west"):
        app.router.mount(f"/{name}", Router([Route("/", halls.index), Route("/door", halls.door)]))
    app.router.mount("/west", Router([Route("/window", halls.door), WebSocketRoute("/bell", tours.guide)]))
    app.routes.extend([Mount("/again", app=halls.router), Mount("/again", app=halls.router)])
    return app
