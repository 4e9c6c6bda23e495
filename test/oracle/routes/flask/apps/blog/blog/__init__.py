"""A blog with pages, an interface for programs and an administration, each a blueprint."""

from flask import Flask

from .config import Config

try:
    from blog_comments import comments
except ImportError:
    comments = None


def create_app(config=None):
    app = Flask(__name__, static_url_path="/assets")
    app.config.from_object(config or Config)
    register_converters(app)
    register_blueprints(app)
    register_pages(app)
    return app


def register_converters(app):
    from .converters import SlugConverter

    app.url_map.converters["slug"] = SlugConverter


def register_blueprints(app):
    from .admin import admin
    from .api import api
    from .posts import posts

    app.register_blueprint(posts)
    app.register_blueprint(api)
    # This prefix is instead of the blueprint's own.
    app.register_blueprint(admin, url_prefix=f"/{Config.ADMIN}")
    # The package is not there.
    if comments is not None:
        app.register_blueprint(comments)


def register_pages(app):
    @app.route("/")
    def home():
        return "home"

    @app.get("/about/")
    def about():
        return "about"

    @app.post("/contact")
    def contact():
        return "sent"

    @app.errorhandler(404)
    def not_found(error):
        return "nothing here", 404
