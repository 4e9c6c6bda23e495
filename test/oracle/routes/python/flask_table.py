"""What Flask serves: the rules of Werkzeug's map, and the views that are registered for their endpoints."""

import contextlib
import re
from importlib.metadata import version as installed

import flask
from flask.views import MethodView
from handlers import Handlers
from run import load
from werkzeug.routing import ValidationError


def version() -> str:
    return f"{flask.__version__} (werkzeug {installed('werkzeug')})"


@contextlib.contextmanager
def started(folder, description):
    yield Application(load(description["load"]), Handlers(folder))


class Application:
    def __init__(self, app, handlers: Handlers) -> None:
        self.app, self.handlers = app, handlers
        self.rule = None
        self._watch()

    def _watch(self) -> None:
        """Remembers the first rule that was chosen since somebody asked."""
        preprocess = self.app.preprocess_request

        def watched():
            # A redirection to the path with a slash is an exception here; one that a view sends must not take the view's place.
            if self.rule is None and flask.request.routing_exception is None:
                self.rule = flask.request.url_rule
            return preprocess()

        self.app.preprocess_request = watched

    def rows(self):
        for rule in self.app.url_map.iter_rules():
            if rule.build_only:
                continue
            methods = sorted(rule.methods)
            for method in methods:
                # Werkzeug adds HEAD to GET, whether it was declared or not, and Flask OPTIONS where it was not.
                implicit = (method == "HEAD" and "GET" in methods) or (
                    method == "OPTIONS" and rule.provide_automatic_options
                )
                host = self._host(rule)
                yield {
                    "method": "WS" if rule.websocket else method,
                    "path": rule.rule,
                    "host": host,
                    "handler": self._handler(rule, method),
                    "implicit": implicit,
                    # What only redirects has no view that could answer.
                    "request": None if rule.redirect_to else {"method": method, "path": _sample(rule, rule.rule), "host": host},
                }

    def _host(self, rule) -> "str | None":
        name = self.app.config["SERVER_NAME"]
        if rule.host:
            return _sample(rule, rule.host)
        return f"{_sample(rule, rule.subdomain)}.{name}" if rule.subdomain else name

    def _handler(self, rule, method: str):
        view = self.app.view_functions.get(rule.endpoint)
        if view is None:
            return None
        made_of = getattr(view, "view_class", None)
        if made_of is None:
            return self.handlers.of(view)
        if not issubclass(made_of, MethodView):
            return self.handlers.of(made_of)
        # It hands a request on to its method of that name.
        name = "get" if method == "HEAD" and not hasattr(made_of, "head") else method.lower()
        return self.handlers.of(getattr(made_of, name, made_of))

    def outside(self) -> list:
        return []

    def ask(self, request) -> dict:
        self.rule = None
        method = "GET" if request["method"] == "ANY" else request["method"]
        base = f"http://{request['host']}" if request.get("host") else None
        client = self.app.test_client()
        response = client.open(request["path"], method=method, base_url=base, follow_redirects=True)
        rule = self.rule
        return {
            "status": response.status_code,
            "found": rule is not None,
            "handler": None if rule is None else self._handler(rule, method),
        }


_SAMPLES = ["alpha", "7", "1.5", "0a0a0a0a-0b0b-4c0c-8d0d-0e0e0e0e0e0e", "python", "zz", "0042", "42"]


def _sample(rule, text: str) -> str:
    """A path that the rule matches."""

    def value(match: re.Match) -> str:
        return next(one for one in _SAMPLES if _takes(rule._converters[match[1]], one))

    return re.sub(r"<(?:[^<>]*:)?([a-zA-Z_]\w*)>", value, text)


def _takes(converter, text: str) -> bool:
    if not re.fullmatch(converter.regex, text):
        return False
    try:
        converter.to_python(text)
    except ValidationError:
        return False
    return True
