from fastapi import APIRouter

router = APIRouter(prefix="/categories")


@router.get("/")
def list_categories():
    return []


@router.get("/{slug}")
def read_category(slug: str):
    return {"slug": slug}


@router.head("/{slug}")
def has_category(slug: str):
    return None


@router.options("/{slug}")
def category_options(slug: str):
    return {}
