"""Promises and the verdict on them."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse


def commitments(request: HttpRequest) -> HttpResponse:
    """The list of promises."""
    raise Http404


def commitment(request: HttpRequest, code: str) -> HttpResponse:
    """One promise."""
    raise Http404


def verdict(request: HttpRequest, code: str) -> HttpResponse:
    """The word of those who asked or joined."""
    raise Http404
