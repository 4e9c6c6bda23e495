def collect_modules() -> dict:
    modules = {}
    _add_base(modules)
    _add_agents(modules)
    isolated, main = _import_live()
    modules["websocket"] = main
    modules["websocket_isolated"] = isolated
    return modules


def _add_base(modules) -> None:
    config, health = _import_base()
    modules.update({"config": config, "health": health})


def _import_base():
    from platform_app.routes import config, health

    return config, health


def _add_agents(modules) -> None:
    from platform_app.routes import agents, threads

    for key, module in [("agents", agents), ("threads", threads)]:
        modules[key] = module


def _import_live():
    from platform_app.routes.websocket import router as main
    from platform_app.routes.websocket_isolated import router as isolated

    return isolated, main
