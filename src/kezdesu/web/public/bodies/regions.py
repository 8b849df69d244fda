"""Pages of regions."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kezdesu.common import clock
from kezdesu.regions import queries
from kezdesu.web.public.bodies.region_page import region_lines, region_page, tiles
from kezdesu.web.public.duties import asked

LAYERS: dict[str, Promise] = {
    "held": _("Meetings held this year"),
    "questions": _("Questions"),
    "overdue": _("Overdue promises"),
}


def regions(request: HttpRequest) -> HttpResponse:
    """The map and the table of all regions."""
    show, today = request.GET.get("show", "held"), clock.today()
    if show not in LAYERS:
        raise Http404
    lines = region_lines(today)
    context = {
        "lines": lines,
        "show": show,
        "layers": LAYERS,
        "tiles": tiles(lines, show),
        "year": today.year,
    }
    return render(request, "public/bodies/regions.html", context)


def region(request: HttpRequest, kato: str) -> HttpResponse:
    """One region: the next meeting, promises, letters of its akim, what people ask most."""
    row = queries.by_kato(kato)
    if row is None:
        raise Http404
    page = region_page(row, asked.year_of(request))
    return render(request, "public/bodies/region.html", vars(page))
