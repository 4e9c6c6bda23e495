from fastapi import APIRouter

router = APIRouter()


@router.get("/")
async def list_threads():
    return []


@router.get("/{thread_id}")
async def get_thread(thread_id: str):
    return {"id": thread_id}
