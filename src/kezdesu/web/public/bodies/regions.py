"""Pages of regions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kezdesu.bodies import queries as bodies
from kezdesu.commitments import queries as promises
from kezdesu.common import clock
from kezdesu.issues import queries as issues
from kezdesu.meetings import queries as meetings
from kezdesu.meetings.states import VisitState
from kezdesu.oversight import figures
from kezdesu.oversight.register import register
from kezdesu.regions import queries
from kezdesu.regions.models import Region
from kezdesu.voices import queries as voices
from kezdesu.web import components
from kezdesu.web.public.bodies import pages
from kezdesu.web.public.duties import asked
from kezdesu.web.public.duties.pages import tally

LAYERS: dict[str, Promise] = {
    "held": _("Meetings held this year"),
    "questions": _("Questions"),
    "overdue": _("Overdue promises"),
}


@dataclass(frozen=True, slots=True)
class RegionLine:
    """A region with its figures; ``never``: no visit was ever held in it."""

    region: Region
    held: int
    ahead: int
    questions: int
    overdue: int
    promises: int
    never: bool


def regions(request: HttpRequest) -> HttpResponse:
    """The map and the table of all regions."""
    show = request.GET.get("show", "held")
    if show not in LAYERS:
        raise Http404
    lines = region_lines(clock.today())
    context = {
        "lines": lines,
        "show": show,
        "layers": LAYERS,
        "tiles": tiles(lines, show),
        "caption": LAYERS[show],
        "year": clock.today().year,
    }
    return render(request, "public/bodies/regions.html", context)


def region(request: HttpRequest, kato: str) -> HttpResponse:
    """One region: the next meeting, promises, letters of its akim, what people ask most."""
    row, found, today = queries.by_kato(kato), register(asked.year_of(request)), clock.today()
    if row is None:
        raise Http404
    akimat, made = bodies.akimat_of(row.pk, on=today), promises.of_region(kato)
    ahead, past = pages.split(meetings.of_year(found.year, region=kato), today)
    context = {
        "region": row,
        "found": found,
        "today": today,
        "akimat": akimat,
        "districts": queries.districts_of(row),
        "promises": made,
        "strip": pages.promise_strip(made, today),
        "legend": pages.strip_legend(),
        "ahead": [pages.visit_card(visit, today) for visit in ahead[: pages.SHOWN]],
        "past": past,
        "letters": issues.letters(found.year, akimat=akimat) if akimat else [],
        "clauses": pages.clauses_of(akimat, found) if akimat else [],
        "tally": tally(found.of_body(akimat.slug)) if akimat else None,
        "themes": pages.themes_chart(figures.themes_by_region(kato), region=kato),
        "questions": voices.count_by_region().get(kato, 0),
        "years": asked.years(),
    }
    return render(request, "public/bodies/region.html", context)


def region_lines(today: date) -> list[RegionLine]:
    """Every region with its figures; five queries."""
    visits = meetings.of_year(today.year)
    held = Counter(row.kato for row in visits if row.state == VisitState.HELD)
    ahead = Counter(row.kato for row in visits if row.day >= today and row.state not in pages.OVER)
    asked_, made = voices.count_by_region(), figures.promises_by_region(today)
    ever = meetings.ever_visited()
    lines = []
    for row in queries.existing(today):
        promised = made.get(row.kato, figures.Promises())
        numbers = (held[row.kato], ahead[row.kato], asked_.get(row.kato, 0), promised.overdue, promised.total)
        lines.append(RegionLine(row, *numbers, never=row.kato not in ever))
    return lines


def tiles(lines: Sequence[RegionLine], show: str) -> list[components.Tile]:
    """The cartogram of one figure."""
    values = {line.region.kato: int(getattr(line, show)) for line in lines}
    least, most = min(values.values(), default=0), max(values.values(), default=0)
    return [
        components.Tile(
            kato=line.region.kato,
            label=line.region.name,
            value=values[line.region.kato],
            level=shade(values[line.region.kato], least, most),
            href=reverse("public:region", kwargs={"kato": line.region.kato}),
        )
        for line in lines
    ]


def shade(value: int, least: int, most: int) -> int:
    """0 for none, then 1 to 4 from the least to the most."""
    if not value:
        return 0
    return 4 if most == least else 1 + 3 * (value - least) // (most - least)
