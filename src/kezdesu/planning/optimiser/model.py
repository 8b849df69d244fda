"""A part as OR-Tools CP-SAT sees it; its objective is the score that every planner is measured by.

One variable for each choice of region, week and month. Days matter only where two rows of one person could meet: only
there do they have variables of their own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from ortools.sat.python import cp_model

from kezdesu.planning.optimiser.grid import DAY
from kezdesu.planning.optimiser.parts import Choice, Days, Part, Piece
from kezdesu.planning.optimiser.problem import Meeting, Place, Plan
from kezdesu.planning.optimiser.score import Key, Price


class Model:
    """The part with only these choices of its rows open."""

    def __init__(self, part: Part, choices: Iterable[Choice]) -> None:
        self.part = part
        self.model: Any = cp_model.CpModel()
        self.chosen: dict[Choice, Any] = {choice: self.model.new_bool_var("") for choice in choices}
        self.days: dict[tuple[int, Piece], dict[date, Any]] = {}
        self._costs: list[tuple[int, Any]] = [(choice.cost, one) for choice, one in self.chosen.items()]
        self._excess: list[tuple[Any, Price, Key]] = []
        self._waits: dict[Key, Any] = {}
        self._by_piece: dict[tuple[int, Piece], list[Any]] = defaultdict(list)
        for choice, one in self.chosen.items():
            self._by_piece[choice.key, choice.piece].append(one)
        self._place()
        self._count()
        self._wait()
        self._keep_people_whole()
        costs = [(cost, one) for cost, one in self._costs if cost]
        self.model.minimize(
            cp_model.LinearExpr.weighted_sum([one for _, one in costs], [cost for cost, _ in costs])
            + part.fixed
        )

    def _place(self) -> None:
        """Every row somewhere; every region reached that has to be."""
        of_row: dict[int, list[Any]] = {row.key: [] for row in self.part.rows}
        of_region: dict[str, list[Any]] = {region: [] for region in sorted(self.part.must_cover())}
        for choice, one in self.chosen.items():
            of_row[choice.key].append(one)
            if choice.region in of_region:
                of_region[choice.region].append(one)
        for ones in of_row.values():
            self.model.add_exactly_one(ones)
        for ones in of_region.values():
            self.model.add_bool_or(ones)

    def _count(self) -> None:
        counted: dict[Key, list[Any]] = {key: [] for key in self.part.touched}
        for choice, one in self.chosen.items():
            for key in self.part.keys(choice):
                counted[key].append(one)
        for key, ones in counted.items():
            self._charge(key, ones)

    def _charge(self, key: Key, ones: list[Any]) -> None:
        """A variable not smaller than what is over or under, and its cost."""
        price, total = self.part.price(key), cp_model.LinearExpr.sum(ones)
        if price.over and len(ones) > price.free:
            over = self.model.new_int_var(max(0, -price.free), len(ones) - price.free, "")
            self.model.add(over >= total - price.free)
            self._costs.append((price.over, over))
            self._excess.append((over, price._replace(under=0), key))
        if price.under and price.least > 0:
            under = self.model.new_int_var(max(0, price.least - len(ones)), price.least, "")
            self.model.add(under >= price.least - total)
            self._costs.append((price.under, under))
            self._excess.append((under, price._replace(over=0), key))

    def _wait(self) -> None:
        """A region still waits in a month when it did the month before and nobody arrived."""
        arrivals: dict[tuple[str, int], list[Any]] = defaultdict(list)
        for choice, one in self.chosen.items():
            arrivals[choice.region, choice.piece.month].append(one)
        before: dict[str, Any] = {}
        for key in self.part.waits:
            waiting = self._waits[key] = self.model.new_bool_var("")
            here = cp_model.LinearExpr.sum(arrivals[key.who, key.when])
            self.model.add(waiting + here >= before.get(key.who, 1))
            self._costs.append((self.part.measure.price(key).under, waiting))
            before[key.who] = waiting

    def _keep_people_whole(self) -> None:
        """Nobody in two places on one day."""
        taken: dict[tuple[str, date], list[Any]] = defaultdict(list)
        for row, piece, others in self._meeting_others():
            ones, days = self._by_piece[row.key, piece], self._enough(row, piece, others)
            chosen = self.days[row.key, piece] = {day: self.model.new_bool_var("") for _, day in days}
            self.model.add(cp_model.LinearExpr.sum(list(chosen.values())) == cp_model.LinearExpr.sum(ones))
            for cost, day in days:
                self._costs.append((cost - days[0][0], chosen[day]))
                for count in range(row.length):
                    taken[row.person, day + DAY * count].append(chosen[day])
        for ones in taken.values():
            if len(ones) > 1:
                self.model.add_at_most_one(ones)

    def _meeting_others(self) -> Iterator[tuple[Meeting, Piece, set[int]]]:
        """Rows in pieces where they may meet others of their person."""
        spans = {spot: self._span(*spot) for spot in self._by_piece}
        there: dict[tuple[str, date], set[int]] = defaultdict(set)
        meetings = self.part.grid.meetings
        for (key, _), span in spans.items():
            for day in span:
                there[meetings[key].person, day].add(key)
        for (key, piece), span in spans.items():
            row = meetings[key]
            others = set().union(*(there[row.person, day] for day in span)) - {key}
            if others:
                yield row, piece, others

    def _span(self, key: int, piece: Piece) -> set[date]:
        length = self.part.grid.meetings[key].length
        return {day + DAY * count for _, day in self.part.days[key][piece] for count in range(length)}

    def _enough(self, row: Meeting, piece: Piece, others: set[int]) -> Days:
        """The cheapest days, one more than the others could take; and the day on which the row is in the plan."""
        meetings, days = self.part.grid.meetings, self.part.days[row.key][piece]
        most = 1 + sum(row.length + meetings[key].length - 1 for key in others)
        planned = self.part.plan[row.key].day
        return (*days[:most], *(one for one in days[most:] if one[1] == planned))

    def hint(self, plan: Plan) -> None:
        """Begin from a plan: every variable gets its value."""
        chosen = self.part.chosen(plan)
        counts = Counter(key for choice in chosen.values() for key in self.part.keys(choice))
        values = {one.index: int(chosen[choice.key] == choice) for choice, one in self.chosen.items()}
        for variable, price, key in self._excess:
            over, under = counts[key] - price.free, price.least - counts[key]
            values[variable.index] = max(0, over if price.over else under)
        first: dict[str, int] = {}
        for choice in chosen.values():
            first[choice.region] = min(choice.piece.month, first.get(choice.region, choice.piece.month))
        for key, variable in self._waits.items():
            values[variable.index] = int(first.get(key.who, key.when + 1) > key.when)
        for (row, piece), days in self.days.items():
            here = chosen[row].piece == piece
            values |= {one.index: int(here and day == plan[row].day) for day, one in days.items()}
        for index, value in values.items():
            self.model.add_hint(self.model.get_int_var_from_proto_index(index), value)

    def plan(self, solver: Any) -> Plan:
        """The plan that the solver found, with the rest."""
        found = dict(self.part.plan)
        for choice, one in self.chosen.items():
            if solver.boolean_value(one):
                found[choice.key] = Place(choice.region, self._day(solver, choice))
        return dict(sorted(found.items()))

    def _day(self, solver: Any, choice: Choice) -> date:
        days: Mapping[date, Any] = self.days.get((choice.key, choice.piece), {})
        free = self.part.days[choice.key][choice.piece][0][1]
        return next((day for day, one in days.items() if solver.boolean_value(one)), free)
