from fastapi import APIRouter, Response

router = APIRouter(redirect_slashes=False)


@router.get("/health")
@router.get("/health/")
@router.head("/health")
async def health(response: Response):
    return {"status": "healthy"}


@router.api_route("/health/ready", methods=["GET", "HEAD", "OPTIONS"])
async def ready():
    return {"status": "ready"}
