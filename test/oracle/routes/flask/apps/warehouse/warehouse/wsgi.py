from flask import Flask

from warehouse import areas
from warehouse.extensions import health, metrics
from warehouse.scanner import Scanner

app = Flask("warehouse", static_folder=None)
app.url_map.strict_slashes = False

health.init_app(app)
metrics.init_app(app, path="/internal/metrics")

for blueprint, prefix in areas.ALL:
    app.register_blueprint(blueprint, url_prefix=prefix)

Scanner(app)

ROUTES = {
    "/exports": ("exports", lambda: "exports"),
    "/imports": ("imports", lambda: "imports"),
}
for rule, (endpoint, view) in ROUTES.items():
    app.add_url_rule(rule, endpoint, view)

# The view of an endpoint may come later, or never.
app.add_url_rule("/later", endpoint="later")
app.add_url_rule("/gone", endpoint="gone", redirect_to="/exports")


@app.endpoint("later")
def later():
    return "later"


@app.route("/shelves/", strict_slashes=True)
def shelves():
    return "shelves"


@app.route("/shelves/<row>-<column>")
def shelf(row, column):
    return f"{row} {column}"


@app.route("/shelves/<float:weight>")
@app.route("/shelves/<int(fixed_digits=4):number>")
@app.route("/shelves/<string(length=2):code>")
def find_shelf(**kwargs):
    return str(kwargs)
