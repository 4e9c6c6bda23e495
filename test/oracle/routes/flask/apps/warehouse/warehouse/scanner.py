from flask import Blueprint


class Scanner:
    """Has its blueprint as a field."""

    def __init__(self, app):
        self.blueprint = Blueprint("scanner", __name__, url_prefix="/scan")
        self._routes()
        app.register_blueprint(self.blueprint)

    def _routes(self):
        self.blueprint.add_url_rule("/<code>", view_func=self.scan, methods=["POST"])
        self.blueprint.route("/<code>/again", methods=["post"])(self.again)

        @self.blueprint.route("/last")
        def last():
            return "last"

    def scan(self, code):
        return code

    def again(self, code):
        return code
