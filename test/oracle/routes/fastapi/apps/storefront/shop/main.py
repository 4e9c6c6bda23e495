from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles

from shop.admin.application import admin_app
from shop.api import carts, orders
from shop.catalog import router as catalog_router
from shop.settings import API_PREFIX, Settings

# The recommendations are a package of their own that not every installation has.
try:
    from shop.api import recommendations
except ImportError:
    recommendations = None

# This one is never installed here.
try:
    from shop_loyalty.api import router as loyalty_router
except ImportError:
    loyalty_router = None


def create_app(settings: Settings) -> FastAPI:
    app = FastAPI(title=settings.title, redoc_url=None)
    app.add_middleware(GZipMiddleware, minimum_size=500)
    register_probes(app)
    app.include_router(catalog_router, prefix=API_PREFIX)
    app.include_router(carts.router, prefix=API_PREFIX, tags=["carts"])
    app.include_router(orders.build_router(orders.OrderBook()), prefix=f"{API_PREFIX}/orders")
    if recommendations is not None:
        app.include_router(recommendations.router, prefix=API_PREFIX)
    if loyalty_router is not None:
        app.include_router(loyalty_router, prefix=API_PREFIX)
    app.mount("/admin", admin_app, name="admin")
    app.mount("/static", StaticFiles(directory="static", check_dir=False), name="static")
    return app


def register_probes(app: FastAPI) -> None:
    @app.get("/health")
    async def health():
        return {"status": "ok"}

    @app.get("/ready", include_in_schema=False)
    def ready():
        return {"ready": True}

    @app.middleware("http")
    async def stamp(request, call_next):
        response = await call_next(request)
        response.headers["x-shop"] = "storefront"
        return response


app = create_app(Settings())
