"""The operator's console."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse


def console(request: HttpRequest, code: str) -> HttpResponse:
    """Not yet."""
    return HttpResponse(status=503)


def capture(request: HttpRequest, code: str) -> HttpResponse:
    """Not yet."""
    return HttpResponse(status=503)


def act(request: HttpRequest, code: str, act: str) -> HttpResponse:
    """Not yet."""
    return HttpResponse(status=503)
