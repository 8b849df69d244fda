"""A part of a plan to be placed anew while the rest stays, and every choice that its rows have. The whole is a part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from kezdesu.planning.optimiser.greedy import people_of
from kezdesu.planning.optimiser.grid import Grid
from kezdesu.planning.optimiser.hard import is_free
from kezdesu.planning.optimiser.problem import Meeting, Place, Plan
from kezdesu.planning.optimiser.score import Key, Measure, Price, Term, tally_of


class Piece(NamedTuple):
    """A week within a month: whatever counts in the score counts alike on its days, but for the change itself."""

    week: int
    month: int


class Choice(NamedTuple):
    """A row in a region and a piece; ``cost`` of the change by the cheapest day."""

    key: int
    region: str
    piece: Piece
    cost: int


Days = tuple[tuple[int, date], ...]
"""Days of a row within a piece with what the change of the day costs, the cheapest first."""


class Part:
    """Rows that are free, their choices, and what the others count already."""

    def __init__(self, grid: Grid, plan: Plan, free: Iterable[int] | None = None) -> None:
        chosen = set(plan if free is None else free)
        self.grid, self.plan = grid, plan
        self.rest = tally_of(grid, ((key, place) for key, place in plan.items() if key not in chosen))
        self.measure: Measure = self.rest.measure
        self.people: Mapping[str, tuple[int, ...]] = people_of(grid)
        self.rows: tuple[Meeting, ...] = tuple(grid.meetings[key] for key in sorted(chosen))
        self.days: dict[int, dict[Piece, Days]] = {row.key: self._days_of(row) for row in self.rows}
        self.choices: tuple[Choice, ...] = tuple(self._every_choice())
        self._keys = {choice: self._counted(choice) for choice in self.choices}
        touched = {key for keys in self._keys.values() for key in keys}
        self.touched: tuple[Key, ...] = tuple(dict.fromkeys((*self._standing(), *sorted(touched))))
        self.waits = tuple(self._waits())
        counted = sum(self.measure.cost(key, self.rest.counts[key]) for key in self.touched)
        waited = sum(self.measure.cost(key, 0) for key in self.waits)
        self.fixed: int = self.rest.score - counted - waited
        """What the rest costs whatever the free rows do."""

    def _days_of(self, row: Meeting) -> dict[Piece, Days]:
        grid, own = self.grid, self.people[row.person]
        found: dict[Piece, list[tuple[int, date]]] = defaultdict(list)
        for day in grid.starts(row):
            if is_free(grid, row, day, self.rest.places, own):
                cost = self.measure.change(row, Place(row.region, day))
                found[Piece(grid.week(day), grid.month(day))].append((cost, day))
        return {piece: tuple(sorted(days)) for piece, days in found.items()}

    def _every_choice(self) -> Iterator[Choice]:
        change = self.measure.weights.region_change
        for row in self.rows:
            for piece, days in self.days[row.key].items():
                for region in self.grid.regions(row):
                    yield Choice(row.key, region, piece, days[0][0] + change * (region != row.region))

    def _standing(self) -> Iterator[Key]:
        return (key for key in self.measure.standing_keys() if key.term is not Term.NEED)

    def _waits(self) -> Iterator[Key]:
        """Months in which the rest leaves a region waiting."""
        keys = (key for key in self.measure.standing_keys() if key.term is Term.NEED)
        return (key for key in keys if not self.rest.counts[key])

    def keys(self, choice: Choice) -> tuple[Key, ...]:
        """In what the choice counts, but for waiting."""
        return self._keys[choice]

    def _counted(self, choice: Choice) -> tuple[Key, ...]:
        row = self.grid.meetings[choice.key]
        return self.measure.counted(row, choice.region, choice.piece.week, choice.piece.month)

    def price(self, key: Key) -> Price:
        """What counts cost beyond those of the rest; ``free`` and ``least`` may be below nought."""
        price, count = self.measure.price(key), self.rest.counts[key]
        return price._replace(free=price.free - count, least=price.least - count)

    def must_cover(self) -> frozenset[str]:
        """Regions that the free rows have to reach."""
        reached = {place.region for place in self.rest.places.values()}
        return frozenset(self.grid.must_cover) - reached

    def chosen(self, plan: Plan) -> dict[int, Choice]:
        """The choices of a plan's free rows."""
        grid, found = self.grid, {}
        for row in self.rows:
            place = plan[row.key]
            piece = Piece(grid.week(place.day), grid.month(place.day))
            change = self.measure.weights.region_change * (place.region != row.region)
            found[row.key] = Choice(row.key, place.region, piece, self.days[row.key][piece][0][0] + change)
        return found
