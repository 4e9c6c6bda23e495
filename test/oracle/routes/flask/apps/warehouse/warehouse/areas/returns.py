from flask import Blueprint


def make_returns(name):
    """One for each kind of what comes back."""
    bp = Blueprint(name, __name__)

    @bp.route("/")
    def index():
        return name

    @bp.route("/<int:number>")
    def one(number):
        return f"{name} {number}"

    return bp
