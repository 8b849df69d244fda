"""The decree clause by clause."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from kezdesu.decree import all_series, available, default_pack
from kezdesu.decree.editions import series_with
from kezdesu.decree.pack import Pack
from kezdesu.oversight import queries
from kezdesu.oversight.register import register
from kezdesu.web.public.decree import pages
from kezdesu.web.public.duties import asked


def decree(request: HttpRequest) -> HttpResponse:
    """Every clause: who is obliged, to what, by when, and what proves it."""
    pack = _edition(request)
    context = {
        "pack": pack,
        "editions": _editions(),
        "rows": pages.rows(pack, queries.bodies_by_slug()),
    }
    return render(request, "public/decree/decree.html", context)


def clause(request: HttpRequest, clause: str) -> HttpResponse:
    """One clause, and how it stands over all bodies."""
    pack, year = _edition(request, clause), asked.year_of(request)
    norm = pack.norms.get(clause)
    if norm is None:
        raise Http404
    bodies, found = queries.bodies_by_slug(), register(year)
    row, state = pages.clause_page(norm, pack, bodies), pages.over_bodies(found, norm, bodies)
    before, after = pages.neighbours(norm, pack)
    context = {"pack": pack, "found": found, "row": row, "state": state, "years": asked.years()}
    return render(request, "public/decree/clause.html", context | {"before": before, "after": after})


def _editions() -> list[Pack]:
    """Every edition of the decree and of the acts beside it."""
    packs = [pack for series in all_series() for pack in available(series=series)]
    return packs if default_pack() in packs else [*packs, default_pack()]


def _edition(request: HttpRequest, clause: str = "") -> Pack:
    """The edition asked for; otherwise the present one of the act that has the clause."""
    wanted = request.GET.get("edition", "")
    if not wanted:
        return default_pack(series_with(clause))
    found = next((pack for pack in _editions() if pack.edition == wanted), None)
    if found is None:
        raise Http404
    return found
