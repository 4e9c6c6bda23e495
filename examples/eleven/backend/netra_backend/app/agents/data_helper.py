# Past the canonical module, and under the canonical name: this WebSocketManager is another class than everybody else's.
from netra_backend.app.websocket_core.types import UserMessage
from netra_backend.app.websocket_core.unified_manager import UnifiedWebSocketManager as WebSocketManager


def ask_for_data(manager: WebSocketManager, user_id: str) -> None:
    manager.send_to_user(user_id, UserMessage("data_needed", None))
