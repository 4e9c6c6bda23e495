from functools import wraps

from fastapi import APIRouter, HTTPException

PREFIX = "/products"
_DETAIL = "/{product_id}"

router = APIRouter(tags=["products"])


def audited(endpoint):
    """Keeps the signature, so that the framework sees the parameters of the endpoint."""

    @wraps(endpoint)
    def inner(*args, **kwargs):
        return endpoint(*args, **kwargs)

    return inner


@router.get("/")
def list_products(limit: int = 20):
    return []


@router.post("/", status_code=201)
@audited
def create_product():
    return {"id": 1}


@router.get("/featured")
async def featured():
    return []


@router.get(_DETAIL)
def read_product(product_id: int):
    if product_id < 0:
        raise HTTPException(404)
    return {"id": product_id}


@router.api_route(_DETAIL, methods=["PUT", "PATCH"])
def change_product(product_id: int):
    return {"id": product_id}


@router.delete(_DETAIL + "/images/{name:path}")
def drop_image(product_id: int, name: str):
    return None
