"""One application for several names of a host: what is under different ones does not compete."""

from flask import Blueprint, Flask

app = Flask(__name__, subdomain_matching=True, static_folder=None)
app.config["SERVER_NAME"] = "forum.test"

api = Blueprint("api", __name__, subdomain="api")
tenants = Blueprint("tenants", __name__, url_prefix="/site")


@app.route("/")
def index():
    return "index"


@app.route("/", subdomain="shop")
def shop():
    return "shop"


@app.route("/", subdomain="<tenant>")
def tenant(tenant):
    return tenant


@api.route("/")
def api_index():
    return "api"


@api.route("/status")
def status():
    return "status"


@tenants.route("/", subdomain="<tenant>")
def tenant_site(tenant):
    return tenant


@tenants.route("/info")
def info(tenant=None):
    return "info"


app.register_blueprint(api)
app.register_blueprint(tenants)
app.register_blueprint(tenants, name="tenants_again", subdomain="again")
