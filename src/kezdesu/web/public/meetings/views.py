"""Public pages of the meetings."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse


def index(request: HttpRequest) -> HttpResponse:
    """All meetings."""
    raise Http404


def visit(request: HttpRequest, code: str) -> HttpResponse:
    """One meeting."""
    raise Http404


def calendar(request: HttpRequest, code: str) -> HttpResponse:
    """One meeting for a calendar."""
    raise Http404
