from fastapi import APIRouter

from .threads_messages import messages

router = APIRouter()


async def _create():
    return {}


async def _show(thread_id: str):
    return {"id": thread_id}


router.post("/")(_create)
router.get("/{thread_id}", name="thread")(_show)
router.include_router(messages, prefix="/{thread_id}/messages")
