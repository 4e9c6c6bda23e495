# The compatibility module.
from netra_backend.app.websocket_core.manager import get_websocket_manager
from netra_backend.app.websocket_core.types import UserMessage


def notify(user_id: str, text: str) -> None:
    get_websocket_manager().send_to_user(user_id, UserMessage("notification", text))
