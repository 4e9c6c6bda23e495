from flask import Blueprint

members = Blueprint("members", __name__, url_prefix="/members")


@members.route("/")
def index():
    return "members"


@members.route("/<name>", methods=["GET", "PUT"])
def member(name):
    return name
