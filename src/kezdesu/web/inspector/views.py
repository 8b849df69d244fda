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
from kezdesu.web.public.duties.pages import sections, tally
from kezdesu.web.public.duties.words import SECTION_WORDS
from kezdesu.web.request import Request


@never_cache
def matrix(request: Request) -> HttpResponse:
    """Exceptions first, then the whole register."""
    found = _read(request, "matrix")
    context = {
        "found": found,
        "exceptions": pages.exceptions(found),
        "sections": sections(found),
        "tally": tally(found.duties),
        "words": SECTION_WORDS,
        "years": asked.years(),
    }
    return desk.show(request, "inspector/matrix.html", context)


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
        "views": pages.failed_of(slug, found),
        "notes": [note for note in pages.notes(found.year) if note.record.about_id == row.pk],
        "years": asked.years(),
    }
    return desk.show(request, "inspector/body.html", context)


@never_cache
def notes(request: Request) -> HttpResponse:
    """The control notes of a year and their acknowledgements."""
    year = asked.year_of(request)
    context = {"year": year, "notes": pages.notes(year), "years": asked.years()}
    return desk.show(request, "inspector/notes.html", context)


@never_cache
def readings(request: Request) -> HttpResponse:
    """The log of reading."""
    year = asked.year_of(request)
    context = {"year": year, "rows": queries.readings(year)[::-1], "years": asked.years()}
    return desk.show(request, "inspector/readings.html", context)


def _read(request: Request, page: str) -> Register:
    year = asked.year_of(request)
    actions.log_reading(year=year, page=page, by=request.actor)
    return register(year)
