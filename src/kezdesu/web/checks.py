"""Start-up checks of the house."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.checks import CheckMessage, Error
from django.core.checks import register as register_check
from django.urls import URLPattern, URLResolver, get_resolver

from kezdesu.web.routes import Route

UNGUARDED = "this URL declares no policy: use kezdesu.web.routes.route()"


def walk(resolver: URLResolver | None = None, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every URL pattern of the site with its full text."""
    for entry in (resolver or get_resolver()).url_patterns:
        text = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from walk(entry, text)
        else:
            yield text, entry


def route_of(pattern: URLPattern) -> Route | None:
    """What the pattern declares about itself."""
    return getattr(pattern.callback, "kezdesu_route", None)


def every_url_has_a_policy(**_: Any) -> list[CheckMessage]:
    """A URL without a declared policy stops the start."""
    return [
        Error(UNGUARDED, obj=text, id="kezdesu.E001") for text, pattern in walk() if route_of(pattern) is None
    ]


def register() -> None:
    """Called once, when the apps are ready."""
    register_check(every_url_has_a_policy)
