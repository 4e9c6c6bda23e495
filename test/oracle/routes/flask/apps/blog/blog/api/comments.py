from flask import Blueprint

comments = Blueprint("comments", __name__)


@comments.get("/")
def list_comments(post_id):
    return []


@comments.post("/")
def write_comment(post_id):
    return {}, 201


@comments.route("/<uuid:comment>", methods=("GET", "DELETE"))
def comment(post_id, comment):
    return {}
