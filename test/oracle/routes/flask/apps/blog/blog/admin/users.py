from . import admin

USERS = "/users"


class Users:
    """Its methods are the views."""

    def list(self):
        return "users"

    def show(self, name):
        return name


users = Users()
admin.add_url_rule(USERS, "users", users.list)
admin.add_url_rule(USERS + "/<name>", endpoint="user", view_func=users.show, methods=["GET"])
