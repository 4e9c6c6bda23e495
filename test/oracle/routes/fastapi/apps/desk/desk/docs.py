from fastapi import APIRouter

handbook = APIRouter()


@handbook.get("/docs")
def read_handbook():
    return "handbook"


@handbook.get("/docs/{chapter}")
def read_chapter(chapter: str):
    return chapter
