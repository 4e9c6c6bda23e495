"""Says what answers: where a function or class is defined, and how it is called there."""

import ast
import functools
import inspect
from functools import lru_cache
from pathlib import Path


class Handlers:
    """Names handlers relative to the application's folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def of(self, value) -> "dict | None":
        """`{ symbol, place }`; None when it is no code of the application."""
        definition = _definition(value)
        if definition is None:
            return None
        code = getattr(definition, "__code__", None)
        file = code.co_filename if code is not None else inspect.getsourcefile(definition)
        if file is None or not Path(file).is_relative_to(self.folder):
            return None
        path = Path(file).relative_to(self.folder).as_posix()
        line = _function_line(file, code) if code is not None else _class_line(file, definition)
        return {"symbol": f"{path}#{definition.__qualname__}", "place": f"{path}:{line}"}


def _definition(value):
    """The function or class behind decorators, partial calls, bound methods and objects that can be called."""
    while True:
        if isinstance(value, functools.partial):
            value = value.func
        elif inspect.ismethod(value):
            value = value.__func__
        elif hasattr(value, "__wrapped__"):
            value = value.__wrapped__
        elif inspect.isfunction(value) or inspect.isclass(value):
            return value
        elif callable(value) and not inspect.isbuiltin(value):
            called = type(value).__call__
            if not inspect.isfunction(called):
                return None
            value = called
        else:
            return None


@lru_cache(maxsize=None)
def _tree(file: str) -> ast.Module:
    return ast.parse(Path(file).read_text())


def _function_line(file: str, code) -> int:
    """The line of `def`: a code object starts at the first decorator."""
    for node in ast.walk(_tree(file)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.name == code.co_name:
            if min([node.lineno, *(each.lineno for each in node.decorator_list)]) == code.co_firstlineno:
                return node.lineno
    return code.co_firstlineno


def _class_line(file: str, value: type) -> int:
    body, line = _tree(file).body, 0
    for name in value.__qualname__.split("."):
        for node in ast.walk(ast.Module(body=body, type_ignores=[])):
            if isinstance(node, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)) and node.name == name:
                body, line = node.body, node.lineno
                break
    return line
