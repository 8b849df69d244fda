"""A schedule in a few figures, to be put side by side: as it stands, and as planned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from kezdesu.planning.optimiser.grid import Grid
from kezdesu.planning.optimiser.hard import overlap
from kezdesu.planning.optimiser.problem import Place, Plan


@dataclass(frozen=True, slots=True)
class Figures:
    """What is counted. ``wait``: mean days from the period's first day to a region's first visit, by need.

    Rows without a day count for their region and for nothing else.
    """

    regions: int
    covered: int
    wait: int
    clashes: int
    days_off: int
    twice_in_week: int
    busiest: int
    quietest: int
    without_day: int
    days_moved: int
    regions_moved: int


def figures(grid: Grid, plan: Plan | None = None) -> Figures:
    """The figures of a plan; without one, of the rows as they stand."""
    dated = _standing(grid) if plan is None else dict(plan)
    rows = grid.problem.meetings
    regions = {key: place.region for key, place in dated.items()}
    reached = {regions.get(row.key, row.region) for row in rows} & grid.points.keys()
    months = Counter(grid.month(place.day) for place in dated.values())
    loads = [months[month] for month in range(grid.months)]
    return Figures(
        regions=len(grid.points),
        covered=len(reached),
        wait=_wait(grid, dated),
        clashes=sum(1 for _ in _clashes(grid, dated)),
        days_off=sum(not grid.is_worked(grid.meetings[key], place.day) for key, place in dated.items()),
        twice_in_week=_twice(grid, dated),
        busiest=max(loads, default=0),
        quietest=min(loads, default=0),
        without_day=len(rows) - len(dated),
        days_moved=sum(row.day is not None and dated[row.key].day != row.day for row in rows),
        regions_moved=sum(regions.get(row.key, row.region) != row.region for row in rows),
    )


def _standing(grid: Grid) -> dict[int, Place]:
    found = ((row.key, grid.standing(row)) for row in grid.problem.meetings)
    return {key: place for key, place in found if place is not None}


def _wait(grid: Grid, plan: Plan) -> int:
    first: dict[str, date] = {}
    for place in plan.values():
        first[place.region] = min(place.day, first.get(place.region, place.day))
    begin, end = grid.problem.first, grid.problem.last
    total = sum(grid.points.values()) or 1
    waits = (((first.get(region, end)) - begin).days * points for region, points in grid.points.items())
    return round(sum(waits) / total)


def _clashes(grid: Grid, plan: Plan) -> Iterator[tuple[int, int]]:
    keys = sorted(plan, key=lambda key: grid.meetings[key].person)
    for one, other in combinations(keys, 2):
        same = grid.meetings[one].person == grid.meetings[other].person
        if same and overlap(grid, one, plan[one].day, other, plan[other].day):
            yield one, other


def _twice(grid: Grid, plan: Plan) -> int:
    weeks = Counter((place.region, grid.week(place.day)) for place in plan.values())
    return sum(count - 1 for count in weeks.values())
