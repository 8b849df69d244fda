"""The visit desk."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse


def index(request: HttpRequest) -> HttpResponse:
    """The board of visits."""
    raise Http404


def visit(request: HttpRequest, code: str) -> HttpResponse:
    """One visit."""
    raise Http404
