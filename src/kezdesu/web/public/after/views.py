"""Results of a meeting and quarterly reports, as pages and as files."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse


def results(request: HttpRequest, code: str) -> HttpResponse:
    """What was published after a meeting: results, list of issues, plan."""
    raise Http404


def results_file(request: HttpRequest, code: str, form: str) -> HttpResponse:
    """The same as PDF or DOCX, in the language of the address."""
    raise Http404


def quarter(request: HttpRequest, slug: str, quarter: str) -> HttpResponse:
    """A quarterly report."""
    raise Http404


def quarter_file(request: HttpRequest, slug: str, quarter: str, form: str) -> HttpResponse:
    """The same as PDF or DOCX."""
    raise Http404
