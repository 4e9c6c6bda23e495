# Past the canonical module.
from netra_backend.app.websocket_core.types import UserMessage
from netra_backend.app.websocket_core.unified_manager import UnifiedWebSocketManager


def report_saving(manager: UnifiedWebSocketManager, user_id: str, percent: float) -> None:
    manager.send_to_user(user_id, UserMessage("saving", percent))
