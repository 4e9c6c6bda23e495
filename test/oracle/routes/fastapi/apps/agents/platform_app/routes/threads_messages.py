from fastapi import APIRouter

messages = APIRouter()


@messages.get("/")
async def list_messages(thread_id: str):
    return []


@messages.get("/{message_id}")
async def read_message(thread_id: str, message_id: int):
    return {}
