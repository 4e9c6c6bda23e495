from flask import Blueprint, redirect

PER_PAGE = 10
BASE = "/posts"

posts = Blueprint("posts", __name__, url_prefix=BASE, static_folder="files", static_url_path="/files")


@posts.route("/", defaults={"page": 1})
@posts.route("/page/<int:page>")
def index(page):
    return f"page {page}"


@posts.route("/<int:year>/<int:month>/<slug:slug>")
def show(year, month, slug):
    return slug


@posts.route("/<int:post_id>/edit", methods=["GET", "POST"])
def edit(post_id):
    return str(post_id)


@posts.route("/tags/<any(python, flask, web):tag>")
def tag(tag):
    return tag


@posts.route("/raw/<path:name>.md")
def raw(name):
    return name


@posts.route("/feed.xml", endpoint="feed")
def rss():
    return "feed"


@posts.route("", methods=["DELETE"])
def purge():
    return redirect("/")
