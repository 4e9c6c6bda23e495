import os

from channels.routing import ProtocolTypeRouter, URLRouter
from channels.security.websocket import AllowedHostsOriginValidator
from django.core.asgi import get_asgi_application
from django.urls import path, re_path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "chat.settings")

# Loads the applications before anything of them is imported.
http_application = get_asgi_application()

from channels.sessions import SessionMiddlewareStack  # noqa: E402

from chat.events import EventStream  # noqa: E402
from rooms.routing import websocket_urlpatterns  # noqa: E402

application = ProtocolTypeRouter(
    {
        "http": URLRouter(
            [
                path("events/", EventStream.as_asgi()),
                re_path(r"", http_application),
            ]
        ),
        "websocket": AllowedHostsOriginValidator(SessionMiddlewareStack(URLRouter(websocket_urlpatterns))),
    }
)
