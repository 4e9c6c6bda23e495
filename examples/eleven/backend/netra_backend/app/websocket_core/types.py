from dataclasses import asdict, dataclass
from enum import Enum
from typing import Any


class WebSocketManagerMode(Enum):
    """How the one manager keeps its users apart."""

    UNIFIED = "unified"
    ISOLATED = "isolated"
    EMERGENCY = "emergency"


@dataclass(frozen=True)
class UserMessage:
    type: str
    payload: Any

    def as_json(self) -> dict:
        return asdict(self)
