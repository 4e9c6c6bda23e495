"""Starts one application and says what its framework knows: `run.py <framework> <folder>`, requests as JSON on stdin.

Prints `{ version, error, rows, outside, answers }`. A row is a route of the framework's own table with a path that it matches and who answers a
request for it; `outside` are the paths below which a package serves what is no code of the application; an answer is who answers one of the requests. When the application fails to start, `error` says how.
"""

import importlib
import json
import os
import sys
import warnings
from pathlib import Path


def main() -> None:
    framework, folder = sys.argv[1], Path(sys.argv[2]).resolve()
    asked = json.load(sys.stdin)["requests"]
    description = json.loads((folder / "oracle.json").read_text())
    sys.path[:0] = [str(folder)]
    os.chdir(folder)
    # What the application prints is no answer of this script.
    out, sys.stdout = sys.stdout, sys.stderr
    warnings.simplefilter("ignore")
    table = importlib.import_module(f"{framework}_table")
    result = {"version": table.version(), "error": None, "rows": [], "outside": [], "answers": []}
    try:
        with table.started(folder, description) as application:
            result["rows"] = rows_of(application)
            result["outside"] = application.outside()
            result["answers"] = [application.ask(request) for request in asked]
    except Exception as error:  # noqa: BLE001: whatever stops it is the answer.
        result["error"] = f"{type(error).__name__}: {error}"
    json.dump(result, out, indent=1, ensure_ascii=False)


def rows_of(application) -> list:
    rows = []
    for row in application.rows():
        request = row["request"]
        rows.append({**row, "answer": None if request is None else application.ask(request)})
    return rows


def load(path: str):
    """`package.module:name`, with `()` behind it when it is to be called."""
    module, name = path.split(":")
    found = importlib.import_module(module)
    value = getattr(found, name.removesuffix("()"))
    return value() if name.endswith("()") else value


if __name__ == "__main__":
    # The helpers import this module by name, and it is to be the same one.
    sys.modules["run"] = sys.modules["__main__"]
    main()
