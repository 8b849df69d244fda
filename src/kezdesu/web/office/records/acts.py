"""Stub."""

from django.http import Http404, HttpRequest, HttpResponse


def new(request: HttpRequest, **parts: str) -> HttpResponse:
    """Page."""
    raise Http404


def act(request: HttpRequest, **parts: str) -> HttpResponse:
    """Page."""
    raise Http404
