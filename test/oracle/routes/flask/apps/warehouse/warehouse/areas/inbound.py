from flask import Blueprint

bp = Blueprint("inbound", __name__)


@bp.route("/")
def trucks():
    return "trucks"


@bp.route("/<int:truck>", methods=["GET"])
@bp.route("/<int:truck>/<string:dock>", methods=["GET"])
def truck(truck, dock=None):
    return str(truck)


@bp.before_request
def count():
    return None
