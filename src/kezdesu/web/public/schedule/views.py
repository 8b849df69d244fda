"""Public pages of the schedule."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from kezdesu.common import clock


def now(request: HttpRequest) -> HttpResponse:
    """The schedule of the running year."""
    return redirect("public:schedule", year=clock.today().year)


def year(request: HttpRequest, year: int) -> HttpResponse:
    """One year."""
    raise Http404


def changes(request: HttpRequest, year: int) -> HttpResponse:
    """What changed and why."""
    raise Http404


def file(request: HttpRequest, year: int, form: str) -> HttpResponse:
    """The year as a file."""
    raise Http404
