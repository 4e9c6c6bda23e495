"""A forum where much competes; the names of the endpoints differ, so it starts all the same."""

from flask import Flask

from .members import members
from .threads import old_threads, threads

app = Flask(__name__)

app.register_blueprint(threads, url_prefix="/threads")
app.register_blueprint(old_threads, url_prefix="/threads")
# The same blueprint again, under another name.
app.register_blueprint(members)
app.register_blueprint(members, name="people")
# And once more where it is no competitor.
app.register_blueprint(members, name="team", url_prefix="/team")


@app.route("/search/<path:words>")
def search(words):
    return words


# Answers although it comes second: the path above weighs more.
@app.route("/search/<kind>/recent")
def recent(kind):
    return kind


@app.route("/static/<path:filename>", endpoint="own_static")
def own_static(filename):
    return filename


@app.route("/api/api/status")
def status():
    return "ok"


# The slash at the end makes two of it.
@app.route("/rules")
def rules():
    return "rules"


@app.route("/rules/")
def rules_of_all():
    return "rules of all"


# Takes both forms, and so does the next.
@app.route("/help", strict_slashes=False)
def helps():
    return "help"


@app.route("/help", strict_slashes=False, endpoint="help_again")
def help_again():
    return "help again"
