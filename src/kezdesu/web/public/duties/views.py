"""The duty register for everybody."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from kezdesu.bodies import queries as bodies
from kezdesu.oversight import queries
from kezdesu.oversight.models import OversightKind
from kezdesu.oversight.register import norms_of, register, worst
from kezdesu.web.public.duties import asked, pages
from kezdesu.web.public.duties.words import OVERSIGHT_WORDS, SECTION_WORDS

_WORDS = {"words": SECTION_WORDS}


def duties(request: HttpRequest) -> HttpResponse:
    """The matrix body × clause of a year."""
    found, kind = register(asked.year_of(request)), asked.kind_of(request)
    context = {
        "found": found,
        "kind": kind,
        "sections": pages.sections(found, kind),
        "tally": pages.tally(pages.duties_in(found, kind, "")),
        "legend": pages.legend(),
    }
    return render(request, "public/duties/duties.html", context | _WORDS | {"years": asked.years()})


def duty_list(request: HttpRequest) -> HttpResponse:
    """The duties behind a number: of a state, a clause, a kind of bodies."""
    found, states = register(asked.year_of(request)), asked.states_of(request)
    kind, norm = asked.kind_of(request), asked.norm_of(request)
    chosen = [duty for duty in pages.duties_in(found, kind, norm) if duty.state in states]
    shelf = pages.shelf(chosen, found, asked.offset_of(request))
    context = {"found": found, "kind": kind, "norm": norm, "state": request.GET.get("state", "")}
    return render(request, "public/duties/list.html", context | _WORDS | {"shelf": shelf})


def duty(request: HttpRequest, norm: str, slug: str) -> HttpResponse:
    """Every duty of one body under one clause, with evidence and "why this date"."""
    found = register(asked.year_of(request))
    body, row = bodies.by_slug(slug), norms_of(found.year).get(norm)
    group = found.cells.get((norm, slug), ())
    if body is None or row is None or not group:
        raise Http404
    shelf = pages.shelf(group, found, asked.offset_of(request))
    context = {"found": found, "body": body, "norm": row, "worst": worst(group), "tally": pages.tally(group)}
    return render(request, "public/duties/duty.html", context | {"shelf": shelf, "years": asked.years()})


def record(request: HttpRequest, code: str) -> HttpResponse:
    """An overseer's record in force. The text of a control note is for the body that it is about."""
    row = queries.by_code(code)
    if row is None or row.recorded_at is None:
        raise Http404
    context = {
        "record": row,
        "word": OVERSIGHT_WORDS[row.kind],
        "is_open": row.kind != OversightKind.CONTROL_NOTE,
        "receipts": queries.receipts_of(row),
    }
    return render(request, "public/duties/record.html", context)
