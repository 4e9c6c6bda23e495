from fastapi import FastAPI, WebSocket

from .reports import reports

admin_app = FastAPI(openapi_url=None)
admin_app.include_router(reports, prefix="/reports")


@admin_app.get("/")
def dashboard():
    return "dashboard"


@admin_app.websocket("/events")
async def events(websocket: WebSocket):
    await websocket.accept()
    await websocket.close()
