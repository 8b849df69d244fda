"""Control over execution."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.views.decorators.cache import never_cache

from kezdesu.bodies import queries as bodies
from kezdesu.oversight import actions, queries
from kezdesu.oversight.register import Register, register
from kezdesu.web.inspector import pages
from kezdesu.web.office.today import desk
from kezdesu.web.public.duties import asked
from kezdesu.web.public.duties.pages import duties_in, sections, tally
from kezdesu.web.public.duties.words import SECTION_WORDS
from kezdesu.web.request import Request


@never_cache
def matrix(request: Request) -> HttpResponse:
    """Exceptions first and the figures of each kind of bodies; with ``?kind=`` the table of that kind."""
    found, kind = _read(request, "matrix"), asked.kind_of(request)
    context = {
        "found": found,
        "kind": kind,
        "tally": tally(duties_in(found, kind, "")),
        "words": SECTION_WORDS,
        "years": asked.years(),
    }
    if kind:
        return desk.show(request, "inspector/table.html", context | {"sections": sections(found, kind)})
    more = {"exceptions": pages.exceptions(found), "parts": pages.parts(found)}
    return desk.show(request, "inspector/matrix.html", context | more)


@never_cache
def body(request: Request, slug: str) -> HttpResponse:
    """One body: what it failed, and the notes about it."""
    row, found = bodies.by_slug(slug), _read(request, slug)
    if row is None:
        raise Http404
    context = {
        "found": found,
        "body": row,
        "tally": tally(found.of_body(slug)),
        "leaf": pages.failed_of(slug, found, asked.offset_of(request)),
        "notes": queries.control_notes(found.year, about=row)[: pages.FIRST],
        "years": asked.years(),
    }
    return desk.show(request, "inspector/body.html", context)


@never_cache
def notes(request: Request) -> HttpResponse:
    """The control notes of a year and their acknowledgements."""
    year, offset = asked.year_of(request), asked.offset_of(request)
    context = {"year": year, "leaf": pages.notes(year, offset), "years": asked.years()}
    return desk.show(request, "inspector/notes.html", context)


@never_cache
def readings(request: Request) -> HttpResponse:
    """The log of reading."""
    year, offset = asked.year_of(request), asked.offset_of(request)
    context = {"year": year, "leaf": pages.looked(year, offset), "years": asked.years()}
    return desk.show(request, "inspector/readings.html", context)


def _read(request: Request, page: str) -> Register:
    year = asked.year_of(request)
    actions.log_reading(year=year, page=page, by=request.actor)
    return register(year)
