"""Stub."""

from django.http import Http404, HttpRequest, HttpResponse


def regions(request: HttpRequest, **parts: str) -> HttpResponse:
    """Page."""
    raise Http404


def region(request: HttpRequest, **parts: str) -> HttpResponse:
    """Page."""
    raise Http404
