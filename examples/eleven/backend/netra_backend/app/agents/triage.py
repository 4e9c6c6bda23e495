# The deprecated package instead of the module.
from netra_backend.app.websocket_core import UserMessage, get_websocket_manager

# The same name stands in core/timeouts.py, with another value.
WEBSOCKET_SEND_TIMEOUT = 30


def triage(user_id: str, request: str) -> None:
    message = UserMessage("triaged", {"request": request, "timeout": WEBSOCKET_SEND_TIMEOUT})
    get_websocket_manager().send_to_user(user_id, message)
