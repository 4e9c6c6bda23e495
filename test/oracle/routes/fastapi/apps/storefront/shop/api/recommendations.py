from fastapi import APIRouter

router = APIRouter(prefix="/recommendations")


@router.get("/for-you")
def for_you():
    return []
