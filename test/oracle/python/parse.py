"""Says whether this CPython parses a source, as bytes like those of a file."""

import ast
import base64
import json
import platform
import sys
import warnings

warnings.simplefilter("ignore")


def error_of(source):
    """What the parser says against it; None when it parses."""
    if not isinstance(source, bytes):
        source = source.to_bytes()  # an array of JavaScript
    try:
        ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        return f"{type(error).__name__}: {error}"
    return None


def version():
    return platform.python_version()


def main():
    sources = [base64.b64decode(each) for each in json.load(sys.stdin)]
    json.dump({"version": version(), "errors": [error_of(source) for source in sources]}, sys.stdout)
