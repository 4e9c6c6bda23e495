from fastapi import APIRouter

API = "/api"

api = APIRouter(prefix=API)


@api.get("/status")
def status():
    return {}


# In one router, one below the other.
@api.get("/version")
def version():
    return "1"


@api.get("/version")
def version_again():
    return "2"
