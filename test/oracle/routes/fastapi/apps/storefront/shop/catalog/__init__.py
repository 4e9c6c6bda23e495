"""The catalog has a router for each thing, and one that has them all."""

from .routing import router

__all__ = ["router"]
