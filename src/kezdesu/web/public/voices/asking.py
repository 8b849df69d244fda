"""Being written."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse


def choose(request: HttpRequest, **_: str) -> HttpResponse:
    """Not yet."""
    return HttpResponse(status=503)


def similar(request: HttpRequest, **_: str) -> HttpResponse:
    """Not yet."""
    return HttpResponse(status=503)


def ask(request: HttpRequest, **_: str) -> HttpResponse:
    """Not yet."""
    return HttpResponse(status=503)
