"""A help desk that has grown for years: what is served here competes in every way that there is."""

from fastapi import FastAPI

from .accounts import accounts
from .api import API, api
from .docs import handbook
from .live import live
from .tickets import legacy_tickets, tickets

app = FastAPI()

app.include_router(tickets, prefix="/tickets")
# Two routers claim the same paths: the first one answers.
app.include_router(legacy_tickets, prefix="/tickets")
app.include_router(accounts)
# The same router again.
app.include_router(accounts)
# The prefix stands at the router too.
app.include_router(api, prefix=API)
app.include_router(live)
# The framework's own page is older.
app.include_router(handbook)


@app.get("/queues/{queue}")
def read_queue(queue: str):
    return {"queue": queue}


@app.get("/queues/mine")
def my_queue():
    return {}


@app.post("/queues/mine")
def join_queue():
    return {}
