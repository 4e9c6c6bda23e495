from flask import Blueprint

admin = Blueprint("admin", __name__, url_prefix="/admin")

# The views register themselves when they are imported.
from . import users, views  # noqa: E402
