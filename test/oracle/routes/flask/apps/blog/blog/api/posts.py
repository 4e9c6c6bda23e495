from flask.views import MethodView


class Resource(MethodView):
    def options(self, **kwargs):
        return ""


class PostList(MethodView):
    def get(self):
        return []

    def post(self):
        return {}, 201


class PostOne(Resource):
    init_every_request = False

    def get(self, post_id):
        return {"id": post_id}

    def put(self, post_id):
        return {"id": post_id}

    def delete(self, post_id):
        return ""
