from fastapi import APIRouter

agents_router = APIRouter()
runs_router = APIRouter()

AGENT_KINDS = ("triage", "data", "optimization")


@agents_router.get("/kinds")
async def list_kinds():
    return AGENT_KINDS


def _register(kind: str) -> None:
    @agents_router.post(f"/{kind}/start")
    async def start():
        return {"kind": kind}


for kind in AGENT_KINDS:
    _register(kind)


@runs_router.get("/{run_id}")
async def read_run(run_id: str):
    return {"id": run_id}


@runs_router.post("/{run_id}/stop")
async def stop_run(run_id: str):
    return {"id": run_id}
