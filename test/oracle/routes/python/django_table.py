"""What Django serves: the patterns that its resolver goes through, and the view that it takes for a request."""

import contextlib
import os

import django
from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.urls import LocalePrefixPattern, URLPattern, get_resolver
from handlers import Handlers
from regex_sample import sample


def version() -> str:
    return django.get_version()


@contextlib.contextmanager
def started(folder, description):
    os.environ["DJANGO_SETTINGS_MODULE"] = description["settings"]
    django.setup()
    yield Application(Handlers(folder))


class Application:
    def __init__(self, handlers: Handlers) -> None:
        self.handlers = handlers
        self.chosen = None
        self._watch()

    def _watch(self) -> None:
        """Remembers the first match since somebody asked: a view may redirect to another."""
        resolve = BaseHandler.resolve_request
        application = self

        def watched(handler, request):
            match = resolve(handler, request)
            if application.chosen is None:
                application.chosen = match
            return match

        BaseHandler.resolve_request = watched

    def rows(self):
        return self._rows(get_resolver().url_patterns, "/", "/")

    def _rows(self, patterns, path, text):
        for pattern in patterns:
            whole, matching = path + _text(pattern), text + _sample(pattern)
            if isinstance(pattern, URLPattern):
                yield {
                    # Which methods a view takes is its own business.
                    "method": "ANY",
                    "path": whole,
                    "host": None,
                    "handler": self._handler(pattern.callback),
                    "implicit": False,
                    "request": {"method": "ANY", "path": matching, "host": None},
                }
            elif self._is_ours(pattern.url_patterns):
                yield from self._rows(pattern.url_patterns, whole, matching)

    def outside(self) -> list:
        """Below which paths there are patterns that are no code of the application: one mount each."""
        return list(self._outside(get_resolver().url_patterns, "/"))

    def _outside(self, patterns, path):
        for pattern in patterns:
            if isinstance(pattern, URLPattern):
                continue
            if self._is_ours(pattern.url_patterns):
                yield from self._outside(pattern.url_patterns, path + _text(pattern))
            else:
                yield path + _text(pattern)

    def _is_ours(self, patterns) -> bool:
        """Whether any view below is code of the application."""
        return any(
            self._handler(each.callback) is not None
            if isinstance(each, URLPattern)
            else self._is_ours(each.url_patterns)
            for each in patterns
        )

    def _handler(self, view):
        # What `as_view()` gives says so, and so do the wrappers around it, which take over what it says of itself.
        return self.handlers.of(getattr(view, "view_class", view))

    def ask(self, request) -> dict:
        from django.test import Client

        self.chosen = None
        method = "GET" if request["method"] == "ANY" else request["method"]
        response = Client(raise_request_exception=False).generic(method, request["path"], follow=True)
        match = self.chosen
        return {
            "status": response.status_code,
            "found": match is not None,
            "handler": None if match is None else self._handler(match.func),
        }


def _text(pattern) -> str:
    # Its own text depends on the language of the moment.
    return "<language>/" if isinstance(pattern.pattern, LocalePrefixPattern) else str(pattern.pattern)


def _sample(pattern) -> str:
    if isinstance(pattern.pattern, LocalePrefixPattern):
        codes = [code for code, _ in settings.LANGUAGES]
        # The language that has no prefix is not found under one.
        return next(code for code in codes if pattern.pattern.prefix_default_language or code != settings.LANGUAGE_CODE) + "/"
    return sample(pattern.pattern.regex.pattern)
