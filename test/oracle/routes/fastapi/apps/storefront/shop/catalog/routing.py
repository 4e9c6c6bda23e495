from fastapi import APIRouter

from . import categories, products

router = APIRouter(prefix="/catalog")
router.include_router(products.router, prefix=products.PREFIX)
router.include_router(categories.router)


@router.get("")
def overview():
    return {"products": products.PREFIX}
