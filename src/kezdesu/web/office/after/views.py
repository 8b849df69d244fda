"""The desk after a visit."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse


def after(request: HttpRequest, code: str) -> HttpResponse:
    """Register, outcomes, plan, gate and countdown of one visit."""
    raise Http404
