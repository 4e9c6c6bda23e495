"""The one module that reads the environment of the process, so that a test can give another one."""

import os
from typing import Dict, Optional

_overrides: Dict[str, str] = {}


def get_env(name: str, default: Optional[str] = None) -> Optional[str]:
    return _overrides.get(name, os.environ.get(name, default))


def override_env(name: str, value: str) -> None:
    _overrides[name] = value
