# The second manager, so this service sees none of the users that the first one has.
from netra_backend.app.core.canonical_import_patterns import CanonicalWebSocketManager

_connections = CanonicalWebSocketManager()


def is_online(user_id: str) -> bool:
    return _connections.is_connected(user_id)
