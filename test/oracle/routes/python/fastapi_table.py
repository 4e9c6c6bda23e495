"""FastAPI's applications are Starlette's with routes of their own."""

import fastapi
from starlette_table import started

__all__ = ["started", "version"]


def version() -> str:
    return fastapi.__version__
