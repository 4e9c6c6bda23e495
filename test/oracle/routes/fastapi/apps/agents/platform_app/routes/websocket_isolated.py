from platform_app.routes import websocket_factory

router = websocket_factory.factory_router
