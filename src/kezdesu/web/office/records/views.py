"""Stub."""

from django.http import Http404, HttpRequest, HttpResponse


def records(request: HttpRequest, **parts: str) -> HttpResponse:
    """Page."""
    raise Http404
