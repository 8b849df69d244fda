"""What the page of a year shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.functional import Promise

from kezdesu.bodies import queries as bodies
from kezdesu.bodies.models import BodyKind
from kezdesu.common import clock
from kezdesu.common.alphabet import place_of
from kezdesu.common.trilingual import LANGUAGES, Trilingual
from kezdesu.decree.pack import Pack
from kezdesu.meetings import coverage as visited_places
from kezdesu.meetings import queries as meetings
from kezdesu.meetings.queries import VisitRow
from kezdesu.meetings.states import VisitState
from kezdesu.regions import queries as regions
from kezdesu.regions.models import Region
from kezdesu.schedule import parties, reading
from kezdesu.schedule.reading import Period, Seal
from kezdesu.terms import queries as terms
from kezdesu.web.components import Tile
from kezdesu.web.filters import t
from kezdesu.web.formats import MONTH_TITLES
from kezdesu.web.public.meetings.cards import note_of, state_of
from kezdesu.web.public.schedule import coverage
from kezdesu.web.public.schedule.asked import RANKS, STATES, VIEWS, Asked, check_filter, chosen
from kezdesu.web.public.schedule.coverage import Gaps, GridRow, RegionState
from kezdesu.web.public.schedule.words import RANK_WORDS, VIEW_WORDS, state_label

FIRST_YEAR = 2022
LAST_YEAR = 2100
ROOMY = 200
"""More visits than this are shown one month at a time, so that a page stays light."""
MONTH_NAMES = [
    Trilingual(*names) for names in zip(*(MONTH_TITLES[language] for language in LANGUAGES), strict=True)
]


@dataclass(frozen=True, slots=True)
class Choice:
    """An option of a filter."""

    value: str
    label: Trilingual | Promise
    chosen: bool


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is set, and the end of the address without it."""

    label: str
    without: str


@dataclass(frozen=True, slots=True)
class Line:
    """A visit in the table."""

    visit: VisitRow
    state: str
    note: str


@dataclass(frozen=True, slots=True)
class Month:
    """The visits of one month; without ``lines`` it is too much for this page and stands behind ``href``."""

    first: date
    count: int
    lines: Sequence[Line]
    is_open: bool
    href: str


@dataclass(frozen=True, slots=True)
class Options:
    """What the filters offer."""

    bodies: Sequence[Choice]
    regions: Sequence[Choice]
    months: Sequence[Choice]
    states: Sequence[Choice]
    ranks: Sequence[Choice]


@dataclass(frozen=True, slots=True)
class YearPage:
    """The schedule of a year; ``total`` counts all its visits, ``shown`` the chosen ones."""

    year: int
    today: date
    pack: Pack
    acts: Sequence[Choice]
    asked: Asked
    periods: Sequence[Period]
    versions: Sequence[Seal]
    years: Sequence[int]
    months: Sequence[Month]
    live: Sequence[Line]
    grid: Sequence[GridRow]
    tiles: Sequence[Tile]
    regions: Sequence[RegionState]
    gaps: Gaps
    total: int
    shown: int
    options: Options
    chips: Sequence[Chip]

    @property
    def version(self) -> Seal | None:
        """The version in force of the one schedule of all bodies."""
        return self.versions[-1] if self.versions and not self.in_force else None

    @property
    def in_force(self) -> Sequence[Seal]:
        """Where every body has a schedule of its own: the version in force of each."""
        return list({seal.period: seal for seal in self.versions if seal.owner}.values())

    @property
    def is_abroad(self) -> bool:
        """Whether the meetings are wherever in the country, so that a region can be left out."""
        return self.pack.word("meeting_territory") == "country"

    @property
    def approval_clause(self) -> str:
        """The clause by which the schedule is approved."""
        norm = self.pack.playing("2.3")
        return norm.clause if norm else ""

    @property
    def firsts(self) -> tuple[date, ...]:
        """The first day of every month."""
        return tuple(date(self.year, month, 1) for month in range(1, 13))

    @property
    def totals(self) -> list[int]:
        """Visits of every month."""
        return coverage.month_totals(self.grid)

    @property
    def ruler(self) -> list[tuple[date, Month | None]]:
        """The twelve months, each with its visits when it has any."""
        found = {month.first: month for month in self.months}
        return [(first, found.get(first)) for first in self.firsts]

    @property
    def is_past(self) -> bool:
        """Whether the year is over."""
        return self.year < self.today.year

    @property
    def views(self) -> Sequence[Choice]:
        """The ways to look at it."""
        return [Choice(name, VIEW_WORDS[name], name == self.asked.view) for name in VIEWS]


def is_year(year: int) -> bool:
    """Years that the decree can have."""
    return FIRST_YEAR <= year <= LAST_YEAR


def year_page(year: int, asked: Asked) -> YearPage:
    """The page of a year as it was asked for; :class:`WrongFilter`. Seven queries."""
    today, day = clock.today(), _within(year)
    every, places = meetings.of_year(year, series=asked.series), regions.existing(day)
    options = _options(asked, day, every, places)
    by_months = asked.view == "month"
    rows = chosen(every, replace(asked, month=0) if by_months else asked, today)
    months = _months(rows, asked, today)
    live = [Line(row, state_of(row, today), "") for row in rows if row.state is VisitState.UNDER_WAY]
    known = reading.periods(asked.series)
    visited = visited_places.visited_regions(asked.series)
    found = coverage.states(rows, every, places, visited, today)
    in_grid = [place for place in places if asked.region in ("", place.kato)]
    return YearPage(
        year=year,
        today=today,
        pack=terms.law_at(day, asked.series),
        acts=[Choice(name, label, name == asked.series) for name, label in terms.series_names().items()],
        asked=asked,
        periods=[period for period in known if period.year == year],
        versions=reading.seals_of_year(year, asked.series),
        years=sorted({period.year for period in known} | {year}),
        months=months,
        live=live,
        grid=coverage.grid(rows, in_grid, today) if asked.view == "grid" else (),
        tiles=coverage.tiles(found, asked, year) if asked.view == "map" else (),
        regions=found,
        gaps=coverage.gaps(
            found,
            visited,
            visited_places.districts(asked.series),
            has_begun=year <= today.year and bool(every),
        ),
        total=len(every),
        shown=sum(len(month.lines) for month in months) if by_months else len(rows),
        options=options,
        chips=_chips(asked, options),
    )


def filtered(year: int, asked: Asked) -> list[VisitRow]:
    """The visits of a year for a file, the same as on the page; :class:`WrongFilter`."""
    day, every = _within(year), meetings.of_year(year, series=asked.series)
    if asked.body or asked.region:
        _options(asked, day, every, regions.existing(day))
    return chosen(every, asked, clock.today())


def query_of(body: str, region: str) -> str:
    """The filters of a list of meetings as the end of an address."""
    return Asked(body=body, region=region).filters


def _within(year: int) -> date:
    return min(max(clock.today(), date(year, 1, 1)), date(year, 12, 31))


def _options(asked: Asked, day: date, every: Sequence[VisitRow], places: Sequence[Region]) -> Options:
    kind = BodyKind(parties.obliged_kind(terms.law_at(day, asked.series)))
    obliged = {body.slug: body.name for body in bodies.of_kind(kind, on=day)}
    obliged = {row.body_slug: row.body for row in every} | obliged
    by_kato = {row.kato: row.region for row in every} | {place.kato: place.name for place in places}
    check_filter(asked.body, set(obliged))
    check_filter(asked.region, set(by_kato))
    months = {str(number): name for number, name in enumerate(MONTH_NAMES, 1)}
    ranks = {row.rank for row in every} | {asked.rank}
    return Options(
        _choices(dict(sorted(obliged.items(), key=lambda item: place_of(t(item[1])))), asked.body),
        _choices(by_kato, asked.region),
        _choices(months, str(asked.month)),
        _choices({name: state_label(name) for name in STATES}, asked.state),
        _choices({name: RANK_WORDS[name] for name in RANKS if name in ranks}, asked.rank),
    )


def _choices(labels: dict[str, Trilingual] | dict[str, Promise], value: str) -> list[Choice]:
    return [Choice(name, label, name == value) for name, label in labels.items()]


def _chips(asked: Asked, options: Options) -> list[Chip]:
    groups = zip(
        ("body", "region", "month", "state", "rank"),
        (options.bodies, options.regions, options.months, options.states, options.ranks),
        strict=True,
    )
    chips = [
        Chip(t(choice.label), asked.but(**{name: 0 if name == "month" else ""}))
        for name, choices in groups
        for choice in choices
        if choice.chosen
    ]
    return [*chips, Chip(f"“{asked.q}”", asked.but(q=""))] if asked.q else chips


def _months(rows: Sequence[VisitRow], asked: Asked, today: date) -> list[Month]:
    by_month: dict[date, list[VisitRow]] = {}
    for row in rows:
        by_month.setdefault(row.day.replace(day=1), []).append(row)
    going = [first for first, found in by_month.items() if _is_going(first, found, today)]
    focus = _focus(list(by_month), going, asked)
    one = asked.view == "month" or len(rows) > ROOMY
    return [
        Month(
            first,
            len(found),
            [Line(row, state_of(row, today), note_of(row)) for row in found]
            if not one or first == focus
            else (),
            first == focus if one else asked.is_filtered or first in going,
            asked.but(month=first.month),
        )
        for first, found in sorted(by_month.items())
        if asked.view in ("table", "month")
    ]


def _is_going(first: date, found: Sequence[VisitRow], today: date) -> bool:
    """Whether a month is not over: it runs, it comes, or a meeting that began in it still goes on."""
    return first >= today.replace(day=1) or any(row.state is VisitState.UNDER_WAY for row in found)


def _focus(firsts: Sequence[date], going: Sequence[date], asked: Asked) -> date | None:
    """The month that is shown when only one is: the asked one, the first that is not over, the last."""
    if asked.month:
        return next((first for first in firsts if first.month == asked.month), None)
    return min(going, default=max(firsts, default=None))
