"""Being written."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse


def questions(request: HttpRequest, **_: str) -> HttpResponse:
    """Not yet."""
    return HttpResponse(status=503)


def question(request: HttpRequest, **_: str) -> HttpResponse:
    """Not yet."""
    return HttpResponse(status=503)


def moderation(request: HttpRequest, **_: str) -> HttpResponse:
    """Not yet."""
    return HttpResponse(status=503)


def search(request: HttpRequest, **_: str) -> HttpResponse:
    """Not yet."""
    return HttpResponse(status=503)
