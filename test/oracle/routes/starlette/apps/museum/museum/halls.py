from starlette.responses import PlainTextResponse
from starlette.routing import Router

router = Router()


@router.route("/")
def index(request):
    return PlainTextResponse("halls")


@router.route("/{hall}")
def hall(request):
    return PlainTextResponse("hall")


@router.route("/{hall}", methods=["PUT"])
def rename(request):
    return PlainTextResponse("renamed")


def door(request):
    return PlainTextResponse("door")


@router.route("/closed", methods=["GET"])
def closed(request):
    return PlainTextResponse("closed")
