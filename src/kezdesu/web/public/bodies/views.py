"""Stub."""

from django.http import Http404, HttpRequest, HttpResponse


def bodies(request: HttpRequest, **parts: str) -> HttpResponse:
    """Page."""
    raise Http404


def body(request: HttpRequest, **parts: str) -> HttpResponse:
    """Page."""
    raise Http404
