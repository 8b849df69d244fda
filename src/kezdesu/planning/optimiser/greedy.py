"""Simple placement: the tightest rows first, each where it costs least. Also the yardstick and the solver's hint."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from kezdesu.planning.optimiser.grid import Grid
from kezdesu.planning.optimiser.hard import arranged, is_free
from kezdesu.planning.optimiser.problem import Meeting, Place, Solved
from kezdesu.planning.optimiser.score import Measure, Tally

Stop = Callable[[], bool]
ROUNDS = 3
MANY = 600
"""With more rows one round has to do."""


class Stopped(Exception):
    """Somebody asked to stop; nothing half-made is answered."""


def never() -> bool:
    """Nobody asks to stop."""
    return False


def people_of(grid: Grid) -> Mapping[str, tuple[int, ...]]:
    """The meetings of each person."""
    found: dict[str, list[int]] = defaultdict(list)
    for meeting in grid.problem.meetings:
        found[meeting.person].append(meeting.key)
    return {person: tuple(keys) for person, keys in found.items()}


def place_greedily(grid: Grid, stop: Stop = never) -> Solved | None:
    """A plan, or None when the days of somebody do not fit together.

    First every row in its own region, the tightest first; then each row once more among all its choices, as long
    as that helps (at most three rounds, with very many rows one).
    """
    people, tally = people_of(grid), Tally(Measure(grid))
    for meeting in in_order(grid):
        _heed(stop)
        own = people[meeting.person]
        place = cheapest(grid, tally, meeting, own, (meeting.region,))
        if place is not None:
            tally.put(meeting, place)
        elif not rearranged(grid, tally, own):
            return None
    for _ in range(ROUNDS if len(tally.places) <= MANY else 1):
        before = tally.score
        _improve(grid, tally, people, stop)
        if tally.score >= before:
            break
    return Solved(dict(sorted(tally.places.items())), "greedy", "placed")


def _improve(grid: Grid, tally: Tally, people: Mapping[str, tuple[int, ...]], stop: Stop) -> None:
    for meeting in in_order(grid):
        _heed(stop)
        before = tally.take(meeting)
        found = cheapest(grid, tally, meeting, people[meeting.person], grid.regions(meeting)) or before
        better = tally.gain(meeting, found) < tally.gain(meeting, before)
        tally.put(meeting, found if better else before)


def _heed(stop: Stop) -> None:
    if stop():
        raise Stopped


def in_order(grid: Grid) -> list[Meeting]:
    """The rows with the fewest choices first."""

    def choices(meeting: Meeting) -> tuple[int, int, int]:
        return len(grid.regions(meeting)) > 1, len(grid.starts(meeting)), meeting.key

    return sorted(grid.problem.meetings, key=choices)


def cheapest(
    grid: Grid, tally: Tally, meeting: Meeting, own: Sequence[int], regions: Sequence[str]
) -> Place | None:
    """Where the row costs least, among these regions and the days that its person has free; None: nowhere."""
    best: tuple[int, date, str] | None = None
    for day in _days(grid, tally, meeting, own):
        for region in regions:
            found = (tally.gain(meeting, Place(region, day)), day, region)
            best = found if best is None or found < best else best
    return Place(best[2], best[1]) if best else None


def _days(grid: Grid, tally: Tally, meeting: Meeting, own: Sequence[int]) -> Iterator[date]:
    """One free day for each piece of a week in a month (all its days cost alike), and the day the row stands on."""
    seen: set[tuple[int, int]] = set()
    for day in grid.starts(meeting):
        piece = (grid.week(day), grid.month(day))
        if (piece in seen and day != meeting.day) or not is_free(grid, meeting, day, tally.places, own):
            continue
        seen.add(piece)
        yield day


def rearranged(grid: Grid, tally: Tally, own: Sequence[int]) -> bool:
    """Place all meetings of one person anew so that the days fit, whatever it costs; False when they cannot."""
    regions = {key: tally.take(grid.meetings[key]).region for key in own if key in tally.places}
    days = arranged(grid, [grid.meetings[key] for key in own])
    for key, day in (days or {}).items():
        meeting = grid.meetings[key]
        choices = [regions[key]] if key in regions else grid.regions(meeting)
        tally.put(meeting, min((Place(one, day) for one in choices), key=lambda at: tally.gain(meeting, at)))
    return days is not None
