"""The plan of a body and what waits for a signature."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse


def plan(request: HttpRequest) -> HttpResponse:
    """The plan table."""
    raise Http404


def commitment(request: HttpRequest, code: str) -> HttpResponse:
    """One promise on the desk."""
    raise Http404


def signatures(request: HttpRequest) -> HttpResponse:
    """Everything that waits for my signature."""
    raise Http404
