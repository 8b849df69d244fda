"""Stub."""

from django.http import Http404, HttpRequest, HttpResponse


def matrix(request: HttpRequest, **parts: str) -> HttpResponse:
    """Page."""
    raise Http404


def body(request: HttpRequest, **parts: str) -> HttpResponse:
    """Page."""
    raise Http404


def notes(request: HttpRequest, **parts: str) -> HttpResponse:
    """Page."""
    raise Http404


def readings(request: HttpRequest, **parts: str) -> HttpResponse:
    """Page."""
    raise Http404
