from flask import Blueprint

from .comments import comments
from .posts import PostList, PostOne

api = Blueprint("api", __name__, url_prefix="/api")
v1 = Blueprint("v1", __name__, url_prefix="/v1")
v2 = Blueprint("v2", __name__)

v1.add_url_rule("/posts", view_func=PostList.as_view("posts"))
v1.add_url_rule("/posts/<int:post_id>", view_func=PostOne.as_view("post"))
v1.register_blueprint(comments, url_prefix="/posts/<int:post_id>/comments")
v2.add_url_rule("/posts", view_func=PostList.as_view("posts"), methods=["GET"])

api.register_blueprint(v1)
api.register_blueprint(v2, url_prefix="/v2/")
