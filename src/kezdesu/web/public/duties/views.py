"""Stub."""

from django.http import Http404, HttpRequest, HttpResponse


def duties(request: HttpRequest, **parts: str) -> HttpResponse:
    """Page."""
    raise Http404


def duty(request: HttpRequest, **parts: str) -> HttpResponse:
    """Page."""
    raise Http404


def record(request: HttpRequest, **parts: str) -> HttpResponse:
    """Page."""
    raise Http404
