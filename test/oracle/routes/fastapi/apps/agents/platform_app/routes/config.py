from fastapi import APIRouter

router = APIRouter()


@router.get("/")
async def read_config():
    return {}


@router.get("/websocket")
async def websocket_config():
    return {"url": "/ws"}


@router.put("/{section}")
async def write_section(section: str):
    return {}
