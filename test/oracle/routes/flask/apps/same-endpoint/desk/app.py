"""Two views of one name for one path: the second is refused, and the application does not start."""

from flask import Flask

from .pages import register

app = Flask(__name__)


@app.route("/tickets")
def tickets():
    return "tickets"


register(app)
