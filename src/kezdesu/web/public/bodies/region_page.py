"""The map of the regions and the page of one, as frozen values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from kezdesu.bodies import queries as bodies
from kezdesu.bodies.models import Body
from kezdesu.commitments import queries as promises
from kezdesu.commitments.models import Commitment
from kezdesu.common import clock
from kezdesu.issues import queries as issues
from kezdesu.issues.models import SystemicLetter
from kezdesu.meetings import queries as meetings
from kezdesu.meetings.queries import VisitRow
from kezdesu.meetings.states import VisitState
from kezdesu.oversight import figures
from kezdesu.oversight.register import Register, register
from kezdesu.regions import queries
from kezdesu.regions.models import District, Region
from kezdesu.voices import queries as voices
from kezdesu.web import components
from kezdesu.web.public.bodies import pages
from kezdesu.web.public.duties import asked
from kezdesu.web.public.duties.pages import Tally, tally


@dataclass(frozen=True)
class RegionPage:
    """Everything the page of a region shows; ``clauses``, ``tally`` and ``letters`` are those of its akimat."""

    region: Region
    found: Register
    today: date
    akimat: Body | None
    districts: Sequence[District]
    promises: Sequence[Commitment]
    strip: Sequence[components.Cell]
    legend: Sequence[tuple[str, object]]
    ahead: Sequence[components.MeetingCard]
    past: Sequence[VisitRow]
    letters: Sequence[SystemicLetter]
    clauses: Sequence[pages.ClauseLine]
    tally: Tally
    themes: components.Series
    questions: int
    years: Sequence[int]


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


def region_page(region: Region, year: int) -> RegionPage:
    """A region in a year."""
    found, today, made = register(year), clock.today(), promises.of_region(region.kato)
    akimat = bodies.akimat_of(region.pk, on=today)
    ahead, past = pages.split(meetings.of_year(year, region=region.kato), today)
    return RegionPage(
        region=region,
        found=found,
        today=today,
        akimat=akimat,
        districts=queries.districts_of(region),
        promises=made,
        strip=pages.promise_strip(made, today),
        legend=pages.strip_legend(),
        ahead=[pages.visit_card(visit, today) for visit in ahead[: pages.SHOWN]],
        past=past,
        letters=issues.letters(year, akimat=akimat) if akimat else [],
        clauses=pages.clauses_of(akimat, found) if akimat else [],
        tally=tally(found.of_body(akimat.slug) if akimat else ()),
        themes=pages.themes_chart(figures.themes_by_region(region.kato), region=region.kato),
        questions=voices.count_by_region().get(region.kato, 0),
        years=asked.years(),
    )


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
