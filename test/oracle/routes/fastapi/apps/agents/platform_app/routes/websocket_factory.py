from platform_app.routes.websocket_ssot import router as websocket_router

factory_router = websocket_router
