"""The live hour as pages."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse


def phone(request: HttpRequest, code: str) -> HttpResponse:
    """Not yet."""
    return HttpResponse(status=503)


def screen(request: HttpRequest, code: str) -> HttpResponse:
    """Not yet."""
    return HttpResponse(status=503)
