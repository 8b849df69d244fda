"""Being written."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse


def enter(request: HttpRequest, **_: str) -> HttpResponse:
    """Not yet."""
    return HttpResponse(status=503)
