from functools import wraps

from flask import request
from flask.views import View

from . import admin


def login_required(view):
    @wraps(view)
    def inner(**kwargs):
        if request.args.get("token") == "":
            return "no", 401
        return view(**kwargs)

    return inner


@admin.route("/")
@login_required
def dashboard():
    return "dashboard"


class Report(View):
    methods = ["GET", "POST"]
    decorators = [login_required]

    def __init__(self, name):
        self.name = name

    def dispatch_request(self):
        return self.name


for name in ("visits", "sales"):
    admin.add_url_rule(f"/reports/{name}", view_func=Report.as_view(f"report_{name}", name))
