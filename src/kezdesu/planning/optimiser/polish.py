"""No change without a gain: every row is tried back where it stands, and stays there if nothing is lost by it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kezdesu.planning.optimiser.greedy import people_of
from kezdesu.planning.optimiser.grid import Grid
from kezdesu.planning.optimiser.hard import is_free
from kezdesu.planning.optimiser.problem import Meeting, Place
from kezdesu.planning.optimiser.score import Tally


def polish(grid: Grid, tally: Tally) -> None:
    """Take back, row by row, whatever gains nothing, until every change left does."""
    people = people_of(grid)
    moved = True
    while moved:
        moved = False
        for key in sorted(tally.places):
            meeting = grid.meetings[key]
            moved = _put_back(grid, tally, meeting, people[meeting.person]) or moved


def _put_back(grid: Grid, tally: Tally, meeting: Meeting, own: Sequence[int]) -> bool:
    new = tally.take(meeting)
    here = tally.gain(meeting, new)
    choices = [place for place in _nearer(meeting, new) if _is_open(grid, tally, meeting, place, own)]
    best = min(choices, key=lambda place: tally.gain(meeting, place), default=new)
    back = tally.gain(meeting, best) <= here
    tally.put(meeting, best if back else new)
    return back and best != new


def _nearer(meeting: Meeting, new: Place) -> Iterator[Place]:
    """Places with fewer changes."""
    day = meeting.day or new.day
    choices = [Place(meeting.region, day), Place(new.region, day), Place(meeting.region, new.day)]
    yield from dict.fromkeys(place for place in choices if place != new)


def _is_open(grid: Grid, tally: Tally, meeting: Meeting, place: Place, own: Sequence[int]) -> bool:
    starts = grid.starts(meeting)
    return place.day in starts and is_free(grid, meeting, place.day, tally.places, own)
