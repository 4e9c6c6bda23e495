from fastapi import FastAPI

from netra_backend.app.core.route_table import all_routes


def create_app():
    app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    for router, prefix, tags in all_routes().values():
        app.include_router(router, prefix=prefix, tags=tags)
    return app
