import unittest
from unittest.mock import patch

from netra_backend.app.agents.supervisor import announce
from tests.doubles import FakeWebSocketManager


class SupervisorTest(unittest.TestCase):
    @patch("netra_backend.app.agents.supervisor.get_websocket_manager")
    def test_everybody_hears_of_the_agent(self, get_manager) -> None:
        manager = get_manager.return_value = FakeWebSocketManager()
        announce("triage")
        self.assertEqual([user_id for user_id, _ in manager.sent], ["*"])
