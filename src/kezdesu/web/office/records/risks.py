"""Stub."""

from django.http import Http404, HttpRequest, HttpResponse


def risks(request: HttpRequest, **parts: str) -> HttpResponse:
    """Page."""
    raise Http404


def risk(request: HttpRequest, **parts: str) -> HttpResponse:
    """Page."""
    raise Http404
