"""Results of a meeting and quarterly reports, as pages and as files."""

from __future__ import annotations

import re
from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from kezdesu.common import clock
from kezdesu.common.trilingual import language_of
from kezdesu.documents.docx import docx_of
from kezdesu.documents.layout import Document
from kezdesu.documents.pdf import pdf_of
from kezdesu.meetings import queries as meetings
from kezdesu.meetings.models import Visit
from kezdesu.web.public.after import pages

FORMS: dict[str, tuple[str, Callable[[Document], bytes]]] = {
    "pdf": ("application/pdf", pdf_of),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", docx_of),
}
_QUARTER = re.compile(r"(20\d\d)-Q([1-4])")


def results(request: HttpRequest, code: str) -> HttpResponse:
    """What was published after a meeting: results, list of issues, plan."""
    visit = _visit(code)
    context = {"visit": visit, "after": pages.results_of(visit), "today": clock.today()}
    return render(request, "public/after/results.html", context)


def results_file(request: HttpRequest, code: str, form: str) -> HttpResponse:
    """The same as PDF or DOCX, in the language of the address."""
    document = pages.results_file(_visit(code), language_of(get_language()))
    return _file(document, form, f"{code}-results")


def quarter(request: HttpRequest, slug: str, quarter: str) -> HttpResponse:
    """A quarterly report."""
    page = pages.quarter_page(slug, *_number(quarter))
    if page is None:
        raise Http404
    return render(request, "public/after/quarter.html", {"page": page, "today": clock.today()})


def quarter_file(request: HttpRequest, slug: str, quarter: str, form: str) -> HttpResponse:
    """The same as PDF or DOCX."""
    document = pages.quarter_file(slug, *_number(quarter), language_of(get_language()))
    return _file(document, form, f"{slug}-{quarter}")


def _visit(code: str) -> Visit:
    visit = meetings.by_code(code)
    if visit is None or visit.ended_at is None:
        raise Http404
    return visit


def _number(quarter: str) -> tuple[int, int]:
    match = _QUARTER.fullmatch(quarter)
    if match is None:
        raise Http404
    return int(match[1]), int(match[2])


def _file(document: Document | None, form: str, name: str) -> HttpResponse:
    if document is None or form not in FORMS:
        raise Http404
    media_type, made_by = FORMS[form]
    answer = HttpResponse(made_by(document), content_type=media_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}-{document.language}.{form}"'
    return answer
