def register(app):
    @app.route("/tickets")
    def tickets():
        return "tickets again"
