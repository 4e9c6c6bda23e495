"""Asks CPython what the start-up scan of examples/eleven sees. The argument is the backend's folder; the answer is JSON.

- `logged`: what the scan logs while the canonical module is imported.
- `afterwards`: what the same scan says once every module is imported.
- `failed`: the modules that cannot be imported, with CPython's reason.
- `isProtocol`: whether the class that is defined twice is a `Protocol` in the end.

A name that was found stands with the class that it is bound to: `[module, name, the class's own module and name]`.
"""

import importlib
import json
import logging
import pkgutil
import sys

PACKAGE = "netra_backend"
CORE = f"{PACKAGE}.app.websocket_core"


class Logged(logging.Handler):
    """Keeps the names that the scan logs."""

    def __init__(self):
        super().__init__()
        self.names = []

    def emit(self, record):
        _count, names = record.args
        self.names = names.split(", ")


def import_everything():
    failed = []
    package = importlib.import_module(PACKAGE)
    for module in pkgutil.walk_packages(package.__path__, f"{PACKAGE}."):
        try:
            importlib.import_module(module.name)
        except ImportError as error:
            # The routes need FastAPI, which the scan does not.
            if error.name == "fastapi":
                continue
            failed.append([module.name, str(error).partition(" (")[0]])
    return failed


def described(dotted):
    module, _, name = dotted.rpartition(".")
    value = getattr(sys.modules[module], name)
    return [module, name, f"{value.__module__}.{value.__qualname__}"]


def main(backend):
    sys.path.insert(0, backend)
    logged = Logged()
    logging.getLogger().addHandler(logged)
    canonical = importlib.import_module(f"{CORE}.websocket_manager").WebSocketManager
    at_start_up = logged.names
    failed = import_everything()
    afterwards = importlib.import_module(f"{CORE}.start_up_scan").log_other_managers(canonical)
    answer = {
        "logged": [described(name) for name in at_start_up],
        "afterwards": [described(name) for name in afterwards],
        "failed": failed,
        "isProtocol": sys.modules[f"{CORE}.protocols"].WebSocketProtocol.__dict__.get("_is_protocol", False),
    }
    print(json.dumps(answer))


main(sys.argv[1])
