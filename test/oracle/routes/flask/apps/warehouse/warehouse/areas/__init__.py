from .inbound import bp as inbound
from .outbound import outbound
from .returns import make_returns

ALL = [
    (inbound, "/in"),
    (outbound, None),
    (make_returns("returns"), "/returns"),
    (make_returns("repairs"), "/repairs"),
]
