from netra_backend.app.websocket_core.types import UserMessage

# The class was made private in a clean-up: this module does not load, and the service that needs it does not boot.
from netra_backend.app.websocket_core.unified_manager import UnifiedWebSocketManagerImplementation


def audit(manager: UnifiedWebSocketManagerImplementation, entry: str) -> None:
    manager.broadcast_to_all(UserMessage("audit", entry))
