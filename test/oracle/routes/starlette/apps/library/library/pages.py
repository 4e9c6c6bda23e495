from starlette.responses import PlainTextResponse


async def home(request):
    return PlainTextResponse("home")


def about(request):
    return PlainTextResponse("about")


async def search(request):
    return PlainTextResponse(request.method)
