"""Pages of bodies."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from kezdesu.bodies import queries
from kezdesu.bodies.models import BodyKind
from kezdesu.commitments import queries as promises
from kezdesu.common import clock
from kezdesu.meetings import queries as meetings
from kezdesu.oversight.register import law_of, register
from kezdesu.publications import queries as publications
from kezdesu.voices import queries as voices
from kezdesu.web.public.bodies import pages
from kezdesu.web.public.duties import asked
from kezdesu.web.public.duties.pages import tally


def bodies(request: HttpRequest) -> HttpResponse:
    """All bodies that the decree speaks of, with their figures."""
    today = clock.today()
    context = {
        "year": today.year,
        "ministries": pages.lines_of(BodyKind.CEB, today=today),
        "akimats": queries.of_kind(BodyKind.AKIMAT, on=today),
        "others": [body for kind in (BodyKind.GO, BodyKind.PA) for body in queries.of_kind(kind, on=today)],
        "holdings": queries.of_kind(BodyKind.HOLDING, on=today),
        "exempt": law_of(today.year).exempt_bodies,
    }
    return render(request, "public/bodies/bodies.html", context)


def body(request: HttpRequest, slug: str) -> HttpResponse:
    """One body: posts, promises, visits, reports, duties, what people ask most."""
    found, today, row = register(asked.year_of(request)), clock.today(), queries.by_slug(slug)
    if row is None:
        raise Http404
    made = promises.of_body(row)
    ahead, past = pages.split(meetings.of_year(found.year, body=slug), today)
    context = {
        "body": row,
        "found": found,
        "today": today,
        "exempt": slug in law_of(found.year).exempt_bodies,
        "posts": pages.posts_of(row, today=today),
        "promises": made,
        "strip": pages.promise_strip(made, today),
        "legend": pages.strip_legend(),
        "figures": promises.figures(today, body=row),
        "ahead": [pages.visit_card(visit, today) for visit in ahead[: pages.SHOWN]],
        "past": past,
        "reports": publications.quarters_of(row),
        "clauses": pages.clauses_of(row, found),
        "tally": tally(found.of_body(slug)),
        "themes": pages.themes_chart(voices.count_by_theme(row), body=slug),
        "years": asked.years(),
    }
    return render(request, "public/bodies/body.html", context)
