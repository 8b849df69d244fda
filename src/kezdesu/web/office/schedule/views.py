"""The schedule desk."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse


def index(request: HttpRequest) -> HttpResponse:
    """Schedules and what is to be done with them."""
    raise Http404
