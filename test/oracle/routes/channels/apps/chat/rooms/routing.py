"""Which consumer a connection reaches."""

from channels.routing import URLRouter
from django.urls import path, re_path

from . import consumers
from .names import ROOMS

lobby = URLRouter(
    [
        path("", consumers.Lobby.as_asgi()),
        path("<str:visitor>/", consumers.Lobby.as_asgi()),
    ]
)

websocket_urlpatterns = [
    re_path(r"^ws/chat/(?P<room>\w+)/$", consumers.ChatRoom.as_asgi()),
    # Text, but too late.
    path("ws/chat/help/", consumers.Help.as_asgi()),
    path(f"{ROOMS}/<int:room>/", consumers.ChatRoom.as_asgi()),
    path(f"{ROOMS}/<slug:name>/", consumers.Named.as_asgi(limit=5)),
    # Below one prefix there are routers in it.
    path("ws/lobby/", lobby),
    path("ws/lobby/", URLRouter([path("", consumers.Help.as_asgi()), path("rules/now/", consumers.Help.as_asgi())])),
    # No end, so that what is longer comes here too.
    re_path(r"^ws/typing", consumers.Typing.as_asgi()),
    path("ws/typing/now/", consumers.Help.as_asgi()),
    path("ws/plain/", consumers.plain),
]
