"""The problem as OR-Tools CP-SAT sees it; its objective is the score that every planner is measured by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from ortools.sat.python import cp_model

from kezdesu.planning.optimiser.grid import DAY, Grid
from kezdesu.planning.optimiser.problem import Meeting, Place, Plan
from kezdesu.planning.optimiser.score import Key, Measure, Price, Term

Piece = tuple[int, int]
"""A week within a month."""
BY_REGION = frozenset({Term.WEEK, Term.NEAR})
BY_TIME = frozenset({Term.PERSON, Term.MONTH, Term.CADENCE})
OF_ROW = frozenset({Term.COVER, Term.SHARE})


class Model:
    """Variables: a day for each row; where the region is open too, a region and a week."""

    def __init__(self, grid: Grid) -> None:
        self.grid, self.measure = grid, Measure(grid)
        self.model: Any = cp_model.CpModel()
        self.days: dict[int, dict[date, Any]] = {}
        self.pieces: dict[int, dict[Piece, Any]] = {}
        self.regions: dict[int, dict[str, Any]] = {}
        self.spots: dict[tuple[int, str, Piece], Any] = {}
        self._some_day: dict[tuple[int, Piece], date] = {}
        self._counted: dict[Key, list[Any]] = {key: [] for key in self.measure.standing_keys()}
        self._excess: list[tuple[Any, Price, list[Any]]] = []
        self._reached: list[tuple[Any, str, int]] = []
        self._costs: list[Any] = []
        self._build()

    def _build(self) -> None:
        for meeting in self.grid.problem.meetings:
            self._add(meeting)
        self._keep_people_whole()
        self._cover()
        self._count()
        for counted, chosen in self._counted.items():
            self._charge(counted, chosen)
        self._wait()
        self.model.minimize(sum(self._costs))

    def _add(self, meeting: Meeting) -> None:
        model, grid, key = self.model, self.grid, meeting.key
        days = {day: model.new_bool_var("") for day in grid.starts(meeting)}
        self.days[key] = days
        model.add_exactly_one(days.values())
        by_piece: dict[Piece, list[Any]] = defaultdict(list)
        for day, chosen in days.items():
            piece = (grid.week(day), grid.month(day))
            by_piece[piece].append(chosen)
            self._some_day[key, piece] = day
        self.pieces[key] = {piece: self._any(chosen) for piece, chosen in by_piece.items()}
        self._add_regions(meeting, grid.regions(meeting))
        self._add_costs(meeting)

    def _any(self, chosen: list[Any]) -> Any:
        """A variable that is true when one of ``chosen`` (never two) is."""
        if len(chosen) == 1:
            return chosen[0]
        found = self.model.new_bool_var("")
        self.model.add(sum(chosen) == found)
        return found

    def _add_regions(self, meeting: Meeting, regions: Sequence[str]) -> None:
        model, key, pieces = self.model, meeting.key, self.pieces[meeting.key]
        if len(regions) == 1:
            self.regions[key] = {regions[0]: model.new_constant(1)}
            self.spots |= {(key, regions[0], piece): chosen for piece, chosen in pieces.items()}
            return
        self.regions[key] = {region: model.new_bool_var("") for region in regions}
        model.add_exactly_one(self.regions[key].values())
        for piece, chosen in pieces.items():
            spots = {region: model.new_bool_var("") for region in regions}
            self.spots |= {(key, region, piece): spot for region, spot in spots.items()}
            model.add(sum(spots.values()) == chosen)
        for region, chosen in self.regions[key].items():
            model.add(sum(self.spots[key, region, piece] for piece in pieces) == chosen)

    def _add_costs(self, meeting: Meeting) -> None:
        """What it costs to move the row: by its day, and by its region."""
        own = meeting.region
        for day, chosen in self.days[meeting.key].items():
            cost = self.measure.change(meeting, Place(own, day))
            if cost:
                self._costs.append(cost * chosen)
        for region, chosen in self.regions[meeting.key].items():
            if region != own:
                self._costs.append(self.measure.weights.region_change * chosen)

    def _keep_people_whole(self) -> None:
        """Nobody in two places on one day."""
        taken: dict[tuple[str, date], list[Any]] = defaultdict(list)
        for key, days in self.days.items():
            meeting = self.grid.meetings[key]
            for day, chosen in days.items():
                for count in range(meeting.length):
                    taken[meeting.person, day + DAY * count].append(chosen)
        for chosen in taken.values():
            if len(chosen) > 1:
                self.model.add_at_most_one(chosen)

    def _cover(self) -> None:
        for region in self.grid.must_cover:
            self.model.add_bool_or([row[region] for row in self.regions.values() if region in row])

    def _count(self) -> None:
        """Who counts in what: regions by week, people and bodies by time, regions by row."""
        for (key, region, piece), spot in self.spots.items():
            self._note(self._keys(key, region, piece, BY_REGION), spot)
        for key, pieces in self.pieces.items():
            for piece, chosen in pieces.items():
                self._note(self._keys(key, self.grid.meetings[key].region, piece, BY_TIME), chosen)
        for row in self.regions.values():
            for region, chosen in row.items():
                self._note((Key(term, region, 0) for term in OF_ROW), chosen)

    def _note(self, keys: Iterable[Key], chosen: Any) -> None:
        for counted in keys:
            self._counted.setdefault(counted, []).append(chosen)

    def _keys(self, key: int, region: str, piece: Piece, terms: frozenset[Term]) -> Iterable[Key]:
        place = Place(region, self._some_day[key, piece])
        return (found for found in self.measure.keys(self.grid.meetings[key], place) if found.term in terms)

    def _charge(self, counted: Key, chosen: list[Any]) -> None:
        """A variable not smaller than what is over or under, and its cost."""
        price = self.measure.price(counted)
        if counted.term is Term.NEED or not price.over + price.under:
            return
        if price.over and len(chosen) > price.free:
            over = self.model.new_int_var(0, len(chosen) - price.free, "")
            self.model.add(over >= sum(chosen) - price.free)
            self._costs.append(price.over * over)
            self._excess.append((over, price, chosen))
        if price.under:
            under = self.model.new_int_var(0, price.least, "")
            self.model.add(under >= price.least - sum(chosen))
            self._costs.append(price.under * under)
            self._excess.append((under, price, chosen))

    def _wait(self) -> None:
        """Month after month until a region is reached for the first time."""
        arrivals: dict[tuple[str, int], list[Any]] = defaultdict(list)
        for (_key, region, piece), spot in self.spots.items():
            arrivals[region, piece[1]].append(spot)
        for region in self.grid.points:
            before: Any = 0
            for month in range(self.grid.months):
                reached = self.model.new_bool_var("")
                self.model.add(reached <= before + sum(arrivals[region, month]))
                self._costs.append(self.measure.price(Key(Term.NEED, region, month)).under * (1 - reached))
                self._reached.append((reached, region, month))
                before = reached

    def hint(self, plan: Plan) -> None:
        """Begin from a plan: every variable gets its value."""
        values: dict[int, int] = {}
        self._hint_rows(plan, values)
        for variable, price, chosen in self._excess:
            count = sum(values[one.index] for one in chosen)
            over = count - price.free if price.over else price.least - count
            values[variable.index] = max(0, over)
        first: dict[str, int] = {}
        for place in plan.values():
            month = self.grid.month(place.day)
            first[place.region] = min(month, first.get(place.region, month))
        for variable, region, month in self._reached:
            values[variable.index] = int(region in first and first[region] <= month)
        for index, value in values.items():
            self.model.add_hint(self.model.get_int_var_from_proto_index(index), value)

    def _hint_rows(self, plan: Plan, values: dict[int, int]) -> None:
        for key, place in plan.items():
            here = (self.grid.week(place.day), self.grid.month(place.day))
            for day, chosen in self.days[key].items():
                values[chosen.index] = int(day == place.day)
            for piece, chosen in self.pieces[key].items():
                values[chosen.index] = int(piece == here)
            for region, chosen in self.regions[key].items():
                values[chosen.index] = int(region == place.region)
                for piece in self.pieces[key]:
                    at_all = region == place.region and piece == here
                    values[self.spots[key, region, piece].index] = int(at_all)

    def plan(self, solver: Any) -> Plan:
        """The plan that the solver found."""

        def chosen(choices: Mapping[Any, Any]) -> Any:
            return next(value for value, variable in choices.items() if solver.value(variable))

        return {key: Place(chosen(self.regions[key]), chosen(self.days[key])) for key in sorted(self.days)}
