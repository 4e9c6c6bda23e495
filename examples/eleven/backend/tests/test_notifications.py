import unittest
from unittest.mock import patch

from netra_backend.app.services.notifications import notify
from tests.doubles import FakeWebSocketManager


class NotificationsTest(unittest.TestCase):
    def test_the_user_gets_the_text(self) -> None:
        manager = FakeWebSocketManager()
        # Right: the place where the name is looked up.
        with patch("netra_backend.app.services.notifications.get_websocket_manager", return_value=manager):
            notify("ann", "hello")
        self.assertEqual([user_id for user_id, _ in manager.sent], ["ann"])

    def test_nothing_is_sent_by_itself(self) -> None:
        # A deprecated module: nobody looks the name up there once the callers have moved.
        with patch("netra_backend.app.websocket_core.manager.get_websocket_manager") as get_manager:
            get_manager.assert_not_called()

    def test_the_session_is_closed(self) -> None:
        # The name went away in a clean-up, and this test with it.
        with patch("netra_backend.app.websocket_core.unified_manager.close_session"):
            notify("ann", "goodbye")
