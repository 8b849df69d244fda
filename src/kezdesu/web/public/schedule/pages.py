"""What the pages of the schedule show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from kezdesu.bodies import queries as bodies
from kezdesu.bodies.models import BodyKind
from kezdesu.common import clock
from kezdesu.common.trilingual import Trilingual
from kezdesu.meetings import queries as meetings
from kezdesu.meetings.queries import VisitRow
from kezdesu.regions import queries as regions
from kezdesu.regions.models import Region
from kezdesu.schedule import queries as schedules
from kezdesu.schedule.models import Schedule, Version
from kezdesu.web.public.meetings.cards import note_of, state_of

FIRST_YEAR = 2022
LAST_YEAR = 2100


class WrongFilter(ValueError):
    """A body or region in the address that does not exist."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An option of a filter."""

    value: str
    label: Trilingual
    chosen: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A visit in the table."""

    visit: VisitRow
    state: str
    note: str


@dataclass(frozen=True, slots=True)
class Month:
    """The visits of one month; a month that is over is folded, unless the reader has filtered."""

    first: date
    lines: Sequence[Line]
    is_open: bool


@dataclass(frozen=True, slots=True)
class GridRow:
    """A region with its visits in each month; ``late`` months hold a visit that did not take place."""

    region: Region
    counts: tuple[int, ...]
    late: frozenset[int]
    total: int


@dataclass(frozen=True, slots=True)
class YearPage:
    """The schedule of a year; ``total`` counts all its visits, ``months`` hold the filtered ones."""

    year: int
    today: date
    schedules: Sequence[Schedule]
    versions: Sequence[Version]
    years: Sequence[int]
    months: Sequence[Month]
    grid: Sequence[GridRow]
    shown: int
    bodies: Sequence[Choice]
    regions: Sequence[Choice]
    never: Sequence[Region]
    query: str

    @property
    def version(self) -> Version | None:
        """The version in force."""
        return self.versions[-1] if self.versions else None

    @property
    def firsts(self) -> tuple[date, ...]:
        """The first day of every month."""
        return tuple(date(self.year, month, 1) for month in range(1, 13))


def is_year(year: int) -> bool:
    """Years that the decree can have."""
    return FIRST_YEAR <= year <= LAST_YEAR


def year_page(year: int, *, body: str, region: str) -> YearPage:
    """The page of a year, filtered by slug of the body and KATO of the region; :class:`WrongFilter`."""
    today = clock.today()
    day = _within(year)
    ministries = bodies.of_kind(BodyKind.CEB, on=day)
    places = regions.existing(day)
    check_filter(body, {item.slug for item in ministries})
    check_filter(region, {place.kato for place in places})
    rows = [row for row in meetings.of_year(year, body=body) if not region or row.kato == region]
    visited = meetings.ever_visited()
    return YearPage(
        year=year,
        today=today,
        schedules=schedules.of_year(year),
        versions=schedules.versions_of_year(year),
        years=schedules.years(),
        months=_months(rows, today, filtered=bool(body or region)),
        grid=_grid(rows, [place for place in places if region in ("", place.kato)], today),
        shown=len(rows),
        bodies=[Choice(item.slug, item.name, item.slug == body) for item in ministries],
        regions=[Choice(place.kato, place.name, place.kato == region) for place in places],
        never=[place for place in places if place.kato not in visited],
        query=query_of(body, region),
    )


def filtered(year: int, *, body: str, region: str) -> list[VisitRow]:
    """The visits of a year for a file; :class:`WrongFilter`."""
    day = _within(year)
    check_filter(body, {item.slug for item in bodies.of_kind(BodyKind.CEB, on=day)} if body else set())
    check_filter(region, {place.kato for place in regions.existing(day)} if region else set())
    return meetings.of_year(year, body=body, region=region)


def _within(year: int) -> date:
    return min(max(clock.today(), date(year, 1, 1)), date(year, 12, 31))


def check_filter(value: str, known: set[str]) -> None:
    """Refuse a filter value that names nothing."""
    if value and value not in known:
        raise WrongFilter(value)


def query_of(body: str, region: str) -> str:
    """The filters as the end of an address."""
    pairs = [f"{name}={value}" for name, value in (("body", body), ("region", region)) if value]
    return "?" + "&".join(pairs) if pairs else ""


def _months(rows: Sequence[VisitRow], today: date, *, filtered: bool) -> list[Month]:
    lines: dict[date, list[Line]] = {}
    for row in rows:
        line = Line(row, state_of(row, today), note_of(row))
        lines.setdefault(row.day.replace(day=1), []).append(line)
    open_from = (
        date.min if filtered or all(first.year < today.year for first in lines) else today.replace(day=1)
    )
    return [Month(first, lines[first], first >= open_from) for first in sorted(lines)]


def _grid(rows: Sequence[VisitRow], places: Sequence[Region], today: date) -> list[GridRow]:
    count = Counter((row.kato, row.day.month) for row in rows)
    late = {(row.kato, row.day.month) for row in rows if row.is_missed(today)}
    return [_grid_row(place, count, late) for place in places]


def _grid_row(place: Region, count: Mapping[tuple[str, int], int], late: set[tuple[str, int]]) -> GridRow:
    counts = tuple(count.get((place.kato, month), 0) for month in range(1, 13))
    months = frozenset(month for kato, month in late if kato == place.kato)
    return GridRow(place, counts, months, sum(counts))


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One change between two versions; ``kind``: moved, region, withdrawn, added."""

    kind: str
    body: Trilingual
    old_day: date
    new_day: date
    old_region: Trilingual
    new_region: Trilingual
    reason: Trilingual
    visit: str


@dataclass(frozen=True, slots=True)
class Step:
    """One version and what it changed against the one before."""

    version: Version
    approved_at: datetime
    changes: Sequence[ChangeLine]
