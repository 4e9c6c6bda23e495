# A relative import of the deprecated package is the same import.
from ..websocket_core import get_websocket_manager


def health() -> dict:
    return {"connections": get_websocket_manager().connection_count()}
