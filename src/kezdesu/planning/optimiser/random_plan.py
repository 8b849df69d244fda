"""A schedule drawn by lot on the same input: what any planner must beat. For tests and benchmarks."""

from __future__ import annotations

from random import Random

from kezdesu.planning.optimiser.greedy import people_of, rearranged
from kezdesu.planning.optimiser.grid import Grid
from kezdesu.planning.optimiser.hard import is_free
from kezdesu.planning.optimiser.problem import Place, Solved
from kezdesu.planning.optimiser.score import Measure, Tally


def place_at_random(grid: Grid, seed: int) -> Solved | None:
    """Any free day and any open region for each row; None when the days of somebody do not fit together."""
    lot, people, tally = Random(seed), people_of(grid), Tally(Measure(grid))
    for meeting in grid.problem.meetings:
        own = people[meeting.person]
        days = [day for day in grid.starts(meeting) if is_free(grid, meeting, day, tally.places, own)]
        if days:
            tally.put(meeting, Place(lot.choice(grid.regions(meeting)), lot.choice(days)))
        elif not rearranged(grid, tally, own):
            return None
    return Solved(dict(sorted(tally.places.items())), "random", "placed")
