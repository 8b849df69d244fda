"""A whole plan made of a relaxation: what it takes by more than half is taken, other rows go where they cost least."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from kezdesu.planning.optimiser.greedy import cheapest
from kezdesu.planning.optimiser.hard import is_free
from kezdesu.planning.optimiser.parts import Choice, Part
from kezdesu.planning.optimiser.problem import Place, Plan
from kezdesu.planning.optimiser.score import tally_of


def rounded(part: Part, taken: Iterable[Choice]) -> Plan | None:
    """A plan; None when a row finds no free day, or a region that has to be reached is not."""
    grid, tally = part.grid, tally_of(part.grid, part.rest.places.items())
    for choice in taken:
        row = grid.meetings[choice.key]
        day = _day(part, choice, tally.places)
        if day is not None:
            tally.put(row, Place(choice.region, day))
    for row in part.rows:
        if row.key not in tally.places:
            place = cheapest(grid, tally, row, part.people[row.person], grid.regions(row))
            if place is None:
                return None
            tally.put(row, place)
    reached = {place.region for place in tally.places.values()}
    return dict(sorted(tally.places.items())) if reached >= set(grid.must_cover) else None


def _day(part: Part, choice: Choice, places: Plan) -> date | None:
    """The cheapest day of the piece on which the person is free."""
    row = part.grid.meetings[choice.key]
    days = (day for _, day in part.days[choice.key][choice.piece])
    own = part.people[row.person]
    return next((day for day in days if is_free(part.grid, row, day, places, own)), None)
