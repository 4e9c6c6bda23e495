from fastapi import APIRouter

router = APIRouter()


@router.get("/ready")
async def ready():
    return {"status": "ready"}
