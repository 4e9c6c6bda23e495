from netra_backend.app.websocket_core.types import UserMessage


def say_goodbye() -> None:
    # An import inside a function, from the package before the last one.
    from netra_backend.app.websocket import get_websocket_manager

    get_websocket_manager().broadcast_to_all(UserMessage("shutdown", None))
