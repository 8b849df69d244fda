"""Stub."""

from django.http import Http404, HttpRequest, HttpResponse


def data(request: HttpRequest, **parts: str) -> HttpResponse:
    """Page."""
    raise Http404


def accessibility(request: HttpRequest, **parts: str) -> HttpResponse:
    """Page."""
    raise Http404


def privacy(request: HttpRequest, **parts: str) -> HttpResponse:
    """Page."""
    raise Http404
