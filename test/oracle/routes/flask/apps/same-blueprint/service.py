"""A blueprint that is registered twice under one name keeps the application from starting."""

from flask import Blueprint, Flask

status = Blueprint("status", __name__, url_prefix="/status")


@status.route("/")
def read_status():
    return "ok"


def create_app():
    app = Flask(__name__)
    app.register_blueprint(status)
    app.register_blueprint(status)
    return app
