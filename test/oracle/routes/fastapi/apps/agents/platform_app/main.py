from platform_app.core.factory import make_application

app = make_application()
