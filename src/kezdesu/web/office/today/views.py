"""Stub."""

from django.http import Http404, HttpRequest, HttpResponse


def today(request: HttpRequest, **parts: str) -> HttpResponse:
    """Page."""
    raise Http404
