"""What no plan may break, and whether the days of one person fit together at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations

from kezdesu.planning.optimiser.grid import Grid
from kezdesu.planning.optimiser.problem import Meeting, Plan

MOST_TRIES = 20_000


class Rule(StrEnum):
    """The hard rules."""

    DAY_OFF = "day_off"
    BUSY = "busy"
    WINDOW = "window"
    REGION = "region"
    CLASH = "clash"
    COVER = "cover"


@dataclass(frozen=True, slots=True)
class Breach:
    """A broken rule; ``other`` is the key of the meeting it clashes with."""

    rule: Rule
    key: int = 0
    other: int = 0
    region: str = ""


def breaches(grid: Grid, plan: Plan) -> tuple[Breach, ...]:
    """Everything hard that a whole plan breaks."""
    return (*_of_rows(grid, plan), *_clashes(grid, plan), *_uncovered(grid, plan))


def _of_rows(grid: Grid, plan: Plan) -> Iterator[Breach]:
    for key, place in plan.items():
        meeting = grid.meetings[key]
        first, last = grid.window(meeting)
        if grid.is_held(meeting) and place == grid.standing(meeting):
            continue
        if not grid.is_worked(meeting, place.day):
            yield Breach(Rule.DAY_OFF, key)
        if grid.is_busy(meeting, place.day):
            yield Breach(Rule.BUSY, key)
        inside = first <= place.day <= grid.until(meeting, place.day) <= last
        if not inside and place.day != meeting.day:
            yield Breach(Rule.WINDOW, key)
        if grid.keeps_region(meeting) and place.region != meeting.region:
            yield Breach(Rule.REGION, key)


def _clashes(grid: Grid, plan: Plan) -> Iterator[Breach]:
    of_person: dict[str, list[int]] = defaultdict(list)
    for key in plan:
        of_person[grid.meetings[key].person].append(key)
    for keys in of_person.values():
        for one, other in combinations(sorted(keys), 2):
            if overlap(grid, one, plan[one].day, other, plan[other].day):
                yield Breach(Rule.CLASH, one, other)


def _uncovered(grid: Grid, plan: Plan) -> Iterator[Breach]:
    reached = {place.region for place in plan.values()}
    yield from (Breach(Rule.COVER, region=region) for region in grid.must_cover if region not in reached)


def overlap(grid: Grid, one: int, day: date, other: int, other_day: date) -> bool:
    """Whether two meetings share a day."""
    first, second = grid.meetings[one], grid.meetings[other]
    return day <= grid.until(second, other_day) and other_day <= grid.until(first, day)


def arranged(grid: Grid, meetings: Sequence[Meeting]) -> dict[int, date] | None:
    """Days for all meetings of one person, none overlapping; None when there are none (or after too many tries)."""
    waiting = sorted(meetings, key=lambda meeting: (len(grid.starts(meeting)), meeting.key))
    tries = iter(range(MOST_TRIES))
    days: dict[int, date] = {}
    return days if _arrange(grid, waiting, days, tries) else None


def _arrange(grid: Grid, waiting: Sequence[Meeting], days: dict[int, date], tries: Iterator[int]) -> bool:
    if not waiting:
        return True
    meeting, rest = waiting[0], waiting[1:]
    for day in grid.starts(meeting):
        if next(tries, None) is None:
            return False
        if any(overlap(grid, meeting.key, day, other, taken) for other, taken in days.items()):
            continue
        days[meeting.key] = day
        if _arrange(grid, rest, days, tries):
            return True
        del days[meeting.key]
    return False


def is_free(grid: Grid, meeting: Meeting, day: date, places: Plan, own: Sequence[int]) -> bool:
    """Whether the person's other meetings (``own`` keys, as placed) leave the day free."""
    return not any(
        key in places and key != meeting.key and overlap(grid, meeting.key, day, key, places[key].day)
        for key in own
    )
