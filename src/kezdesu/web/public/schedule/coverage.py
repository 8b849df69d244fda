"""Regions as rows of the grid and tiles of the map, and who was never visited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kezdesu.common import clock
from kezdesu.common.trilingual import Trilingual
from kezdesu.meetings.coverage import DistrictVisits, Visited
from kezdesu.meetings.queries import VisitRow
from kezdesu.meetings.states import VisitState
from kezdesu.regions.models import Region
from kezdesu.web.components import Tile
from kezdesu.web.filters import language, t
from kezdesu.web.formats import day as spoken_day
from kezdesu.web.formats import day_month
from kezdesu.web.public.schedule.asked import Asked


@dataclass(frozen=True, slots=True)
class GridRow:
    """A region with its visits in each month; ``late`` months hold a visit that did not take place."""

    region: Region
    counts: tuple[int, ...]
    late: frozenset[int]
    total: int


@dataclass(frozen=True, slots=True)
class RegionState:
    """A region beside the map: chosen visits of the year, the last one held ever, the next one ahead."""

    region: Region
    count: int
    held: int
    last: date | None
    days: int | None
    next: date | None

    @property
    def never(self) -> bool:
        """No visit was ever held here."""
        return self.last is None


@dataclass(frozen=True, slots=True)
class Unvisited:
    """Districts of a region that no held visit named."""

    region: Region
    districts: Sequence[Trilingual]


@dataclass(frozen=True, slots=True)
class Gaps:
    """Who was left out: regions never visited, regions not visited this year, districts of visited regions."""

    never: Sequence[RegionState]
    not_this_year: Sequence[RegionState]
    districts: Sequence[Unvisited]
    regions: int


def grid(rows: Sequence[VisitRow], places: Sequence[Region], today: date) -> list[GridRow]:
    """Every region with its visits month by month."""
    count = Counter((row.kato, row.day.month) for row in rows)
    late = {(row.kato, row.day.month) for row in rows if row.is_missed(today)}
    return [_grid_row(place, count, late) for place in places]


def month_totals(lines: Sequence[GridRow]) -> list[int]:
    """Visits of each month in all the rows."""
    return [sum(line.counts[month] for line in lines) for month in range(12)]


def states(
    rows: Sequence[VisitRow],
    every: Sequence[VisitRow],
    places: Sequence[Region],
    visited: Mapping[str, Visited],
    today: date,
) -> list[RegionState]:
    """Each region: ``rows`` are the chosen visits, ``every`` all of the year."""
    count = Counter(row.kato for row in rows)
    held = Counter(row.kato for row in every if row.state == VisitState.HELD)
    ahead = {
        row.kato: row.day for row in reversed(every) if row.day >= today and row.state != VisitState.CANCELLED
    }
    found = []
    for place in places:
        seen = visited.get(place.kato)
        last = clock.almaty_date(seen.last_start) if seen else None
        days = (today - last).days if last else None
        found.append(
            RegionState(place, count[place.kato], held[place.kato], last, days, ahead.get(place.kato))
        )
    return found


def gaps(
    found: Sequence[RegionState],
    visited: Mapping[str, Visited],
    districts: Sequence[DistrictVisits],
    *,
    has_begun: bool,
) -> Gaps:
    """Who was left out. Before a year begins nobody is called unvisited in it."""
    waiting = [line for line in found if line.last and not line.held] if has_begun else []
    longest = sorted(waiting, key=lambda line: line.last or date.min)
    left = [Unvisited(line.region, _left(line.region.kato, visited, districts)) for line in found]
    return Gaps(
        [line for line in found if line.never], longest, [line for line in left if line.districts], len(found)
    )


def tiles(found: Sequence[RegionState], asked: Asked, year: int) -> list[Tile]:
    """The map: darker for more visits; where nobody ever was, the tile says so in a word and a shape."""
    counts = [line.count for line in found] or [0]
    page = reverse("public:schedule", kwargs={"year": year})
    return [
        Tile(
            kato=line.region.kato,
            label=line.region.name,
            value=line.count,
            level=shade(line.count, min(counts), max(counts)),
            href=page + asked.but(view="table", region=line.region.kato),
            note=_note(line),
            foot=_foot(line, year),
            is_never=line.never,
        )
        for line in found
    ]


def shade(value: int, least: int, most: int) -> int:
    """0 for none, else 1 to 4 from the least to the most."""
    if not value:
        return 0
    return 4 if most == least else 1 + 3 * (value - least) // (most - least)


def _foot(line: RegionState, year: int) -> str:
    if line.last is None:
        return ""
    return day_month(line.last, language()) if line.last.year == year else str(line.last.year)


def _note(line: RegionState) -> str:
    if line.last is None or line.days is None:
        return _("never visited")
    last = spoken_day(line.last, language())
    ago = ngettext("%(num)s day ago", "%(num)s days ago", line.days) % {"num": line.days}
    return _("last visit %(day)s, %(ago)s") % {"day": last, "ago": ago}


def _left(kato: str, visited: Mapping[str, Visited], districts: Sequence[DistrictVisits]) -> list[Trilingual]:
    """Districts that nobody visited, where every held visit of the region named its district: else nobody can know."""
    seen = visited.get(kato)
    if seen is None or seen.with_district < seen.count:
        return []
    left = [district.name for district in districts if district.kato == kato and district.last_start is None]
    return sorted(left, key=t)


def _grid_row(place: Region, count: Mapping[tuple[str, int], int], late: set[tuple[str, int]]) -> GridRow:
    counts = tuple(count.get((place.kato, month), 0) for month in range(1, 13))
    months = frozenset(month for kato, month in late if kato == place.kato)
    return GridRow(place, counts, months, sum(counts))
