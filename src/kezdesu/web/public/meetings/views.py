"""Public pages of the meetings."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import get_language

from kezdesu.common.trilingual import language_of
from kezdesu.meetings import queries
from kezdesu.web import refusals
from kezdesu.web.public.feeds import ics
from kezdesu.web.public.feeds.views import unchanged_or
from kezdesu.web.public.meetings import pages, words
from kezdesu.web.public.schedule.asked import WrongFilter

WHEN = ("upcoming", "past")
LAST_PAGE = 1000


def index(request: HttpRequest) -> HttpResponse:
    """Meetings to come, live now, and past."""
    when, number = request.GET.get("when", "upcoming"), request.GET.get("page", "1")
    body, region = request.GET.get("body", ""), request.GET.get("region", "")
    if when not in WHEN or not number.isdecimal() or not 1 <= int(number[:5]) <= LAST_PAGE:
        return refusals.page(request, 400)
    try:
        page = pages.index_page(when=when, page=int(number), body=body, region=region)
    except WrongFilter:
        return refusals.page(request, 400)
    return render(request, "public/meetings/index.html", {"page": page})


def visit(request: HttpRequest, code: str) -> HttpResponse:
    """One meeting: the same address for ever, the top block changes with its stage."""
    page = pages.meeting_page(code)
    if page is None:
        raise Http404
    blocks = {"after": page.after, "questions": page.questions, "today": page.today}
    context = {"page": page, "it": page.it, "visit": page.it.visit, "words": words, **blocks}
    return render(request, "public/meetings/visit.html", context)


def calendar(request: HttpRequest, code: str) -> HttpResponseBase:
    """One meeting for a calendar, with the same UID as in every other calendar."""
    row = queries.row_of(code)
    if row is None:
        raise Http404
    language = language_of(get_language())
    site = request.build_absolute_uri("/").rstrip("/")
    made = ics.calendar(ics.Feed(row.body[language], language, site), [row])
    answer = HttpResponse(made.content, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'inline; filename="{row.code}.ics"'
    return unchanged_or(request, made, answer)
