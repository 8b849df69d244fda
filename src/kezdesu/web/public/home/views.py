"""Stub."""

from django.http import Http404, HttpRequest, HttpResponse


def home(request: HttpRequest, **parts: str) -> HttpResponse:
    """Page."""
    raise Http404
