from fastapi import FastAPI

from .route_table import all_routes


def make_application() -> FastAPI:
    app = FastAPI(docs_url=None, redoc_url=None)
    _install(app)
    return app


def _install(app: FastAPI) -> None:
    configs = all_routes()
    for name, (router, prefix, tags) in configs.items():
        app.include_router(router, prefix=prefix, tags=tags)
