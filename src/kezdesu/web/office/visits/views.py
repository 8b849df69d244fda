"""The visit desk: the board and one visit."""

from __future__ import annotations

from django import forms
from django.http import Http404, HttpResponse

from kezdesu.common import clock
from kezdesu.web.office.schedule.acting import UNPROCESSABLE
from kezdesu.web.office.today.desk import show
from kezdesu.web.office.visits import pages
from kezdesu.web.office.visits.forms import EndForm
from kezdesu.web.public.duties.asked import offset_of
from kezdesu.web.public.meetings import words
from kezdesu.web.public.schedule.pages import is_year
from kezdesu.web.request import Request


def index(request: Request) -> HttpResponse:
    """The board of a year's visits."""
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 else clock.today().year
    if not is_year(year):
        raise Http404
    only, after = request.GET.get("group", ""), offset_of(request)
    board = pages.board(request.actor, year, only=only, after=after)
    return show(request, "office/visits/board.html", {"board": board})


def visit(request: Request, code: str) -> HttpResponse:
    """One visit with its checklist and forms."""
    return desk(request, code)


def desk(request: Request, code: str, refused: forms.Form | None = None) -> HttpResponse:
    """The desk of a visit; with a ``refused`` form its errors stand on top."""
    page = pages.visit_desk(code, request.actor)
    if page is None:
        raise Http404
    context = {"desk": page, "it": page.it, "visit": page.it.visit, "words": words}
    more = {"refused": refused, "end": EndForm()}
    return show(request, "office/visits/visit.html", context | more, status=UNPROCESSABLE if refused else 200)
