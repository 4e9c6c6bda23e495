"""The package from before `websocket_core`. Whatever that package says, this one says too."""

from netra_backend.app.websocket_core import *
