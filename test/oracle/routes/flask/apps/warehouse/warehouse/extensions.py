class Health:
    """As extensions are made: they are given the application when there is one."""

    def init_app(self, app):
        app.add_url_rule("/health", "health", self.answer)

    def answer(self):
        return "ok"


class Metrics:
    def __init__(self, app=None):
        self.counters = {}
        if app is not None:
            self.init_app(app)

    def init_app(self, app, path="/metrics"):
        @app.route(path)
        def show_metrics():
            return str(self.counters)

        @app.route(path + "/<name>", methods=["GET", "PUT"])
        def show_metric(name):
            return name


health = Health()
metrics = Metrics()
