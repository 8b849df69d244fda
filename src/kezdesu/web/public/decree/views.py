"""Stub."""

from django.http import Http404, HttpRequest, HttpResponse


def decree(request: HttpRequest, **parts: str) -> HttpResponse:
    """Page."""
    raise Http404


def clause(request: HttpRequest, **parts: str) -> HttpResponse:
    """Page."""
    raise Http404
