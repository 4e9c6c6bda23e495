"""Starts one application after the other in one process: `serve.py <folder>`.

Each line of the input is `{ load, requests }` as JSON, and each line of the output what `run.py` prints of that application, which is a package of
FastAPI or Starlette in the folder.
"""

import asyncio
import json
import sys
import warnings
from pathlib import Path

import fastapi
from asgi_client import AsgiClient
from handlers import Handlers
from run import load, rows_of
from starlette_table import Application, Watch


def main() -> None:
    folder = Path(sys.argv[1]).resolve()
    sys.path[:0] = [str(folder)]
    out, sys.stdout = sys.stdout, sys.stderr
    warnings.simplefilter("ignore")
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    for line in sys.stdin:
        asked = json.loads(line)
        print(json.dumps(table_of(asked, folder, loop)), file=out, flush=True)


def table_of(asked: dict, folder: Path, loop: asyncio.AbstractEventLoop) -> dict:
    result = {"version": fastapi.__version__, "error": None, "rows": [], "answers": []}
    try:
        watch = Watch(load(asked["load"]))
    except Exception as error:  # noqa: BLE001: whatever stops it is the answer.
        return {**result, "error": f"{type(error).__name__}: {error}"}
    application = Application(watch.app, watch, AsgiClient(watch, loop), Handlers(folder))
    rows = rows_of(application)
    return {**result, "rows": rows, "answers": [application.ask(request) for request in asked["requests"]]}


if __name__ == "__main__":
    main()
