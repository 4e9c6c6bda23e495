from fastapi import APIRouter, FastAPI
from starlette.routing import Mount, Route

from .handlers import inside

inner_app = FastAPI(docs_url=None, redoc_url=None)


@inner_app.get("/one")
def one():
    return 1


outer = APIRouter(prefix="/a")
middle = APIRouter(prefix="/b")
innermost = APIRouter()


@innermost.get("/c")
def deepest():
    return "c"


middle.include_router(innermost, prefix="/x")
outer.include_router(middle)
outer.include_router(middle, prefix="/again")
# A mount of a router gets lost when the router is included.
outer.routes.append(Mount("/lost", routes=[Route("/inside", inside)]))


@innermost.get("/too-late")
def too_late():
    return "not there"
