"""The check that the platform ran on itself at start-up, which logged the eleven names."""

import logging
import sys
from typing import List

logger = logging.getLogger(__name__)


def log_other_managers(canonical: type) -> List[str]:
    """Looks for classes beside the canonical one that are called something with WebSocket and Manager."""
    found = []
    for module_name, module in sorted(sys.modules.items()):
        if "websocket" not in module_name:
            continue
        for name, value in sorted(vars(module).items()):
            if isinstance(value, type) and value is not canonical and _is_called_manager(name):
                found.append(f"{module_name}.{name}")
    logger.warning("%d duplicate classes found: %s", len(found), ", ".join(found))
    return found


def _is_called_manager(name: str) -> bool:
    return "websocket" in name.lower() and "manager" in name.lower()
