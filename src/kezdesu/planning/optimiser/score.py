"""One measure for every planner: what a plan lacks, term by term."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from kezdesu.planning.optimiser.grid import Grid
from kezdesu.planning.optimiser.problem import Meeting, Place, Plan


class Term(StrEnum):
    """What is counted, in the order in which it counts."""

    COVER = "cover"
    CADENCE = "cadence"
    SHARE = "share"
    NEED = "need"
    WEEK = "week"
    PERSON = "person"
    MONTH = "month"
    NEAR = "near"
    CHANGE = "change"


class Key(NamedTuple):
    """One thing counted: a term, whom (region, person, body; empty: all) and when (week, month, period)."""

    term: Term
    who: str
    when: int


class Price(NamedTuple):
    """What a count costs: ``over`` for each above ``free``, ``under`` for each below ``least``."""

    over: int
    free: int
    under: int
    least: int

    def of(self, count: int) -> int:
        """The cost of ``count``."""
        over = self.over * (count - self.free) if count > self.free else 0
        return over + (self.under * (self.least - count) if count < self.least else 0)


class Measure:
    """Which keys a placed meeting adds to, and what a count costs. The solver uses the same two functions."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.weights = grid.problem.weights
        self._keys: dict[tuple[str, str, str, int, int], tuple[Key, ...]] = {}
        self._prices: dict[Key, Price] = {}

    def keys(self, meeting: Meeting, place: Place) -> tuple[Key, ...]:
        """Everything in which the meeting counts when it is put there."""
        week, month = self.grid.week(place.day), self.grid.month(place.day)
        spot = (meeting.body, meeting.person, place.region, week, month)
        found = self._keys.get(spot)
        if found is None:
            later = (Key(Term.NEED, place.region, later) for later in range(month, self.grid.months))
            found = self._keys[spot] = (*self.counted(meeting, place.region, week, month), *later)
        return found

    def counted(self, meeting: Meeting, region: str, week: int, month: int) -> tuple[Key, ...]:
        """The same, but for how long the region has waited."""
        return (
            Key(Term.COVER, region, 0),
            Key(Term.SHARE, region, 0),
            Key(Term.CADENCE, meeting.body, month // self.grid.problem.limits.cadence_months),
            Key(Term.WEEK, region, week),
            Key(Term.PERSON, meeting.person, week),
            Key(Term.MONTH, "", month),
            *(
                Key(Term.NEAR, region, week - earlier)
                for earlier in range(self.grid.problem.limits.near_weeks)
            ),
        )

    def standing_keys(self) -> Iterator[Key]:
        """Keys that cost something while nothing is counted in them."""
        grid = self.grid
        for region in grid.points:
            yield Key(Term.COVER, region, 0)
            yield Key(Term.SHARE, region, 0)
            yield from (Key(Term.NEED, region, month) for month in range(grid.months))
        for body in sorted({meeting.body for meeting in grid.problem.meetings}):
            yield from (Key(Term.CADENCE, body, period) for period in range(grid.periods))

    def price(self, key: Key) -> Price:
        """What counts in ``key`` cost."""
        found = self._prices.get(key)
        if found is None:
            over, under = self._over(key), self._under(key)
            found = self._prices[key] = Price(*over, *under)
        return found

    def cost(self, key: Key, count: int) -> int:
        """What ``count`` meetings in ``key`` cost."""
        return self.price(key).of(count)

    def _over(self, key: Key) -> tuple[int, int]:
        weights = self.weights
        match key.term:
            case Term.WEEK:
                return weights.week, 1
            case Term.PERSON:
                return weights.person, 1
            case Term.NEAR:
                return weights.near, 1
            case Term.MONTH:
                return weights.month, self.grid.month_cap
        return 0, 0

    def _under(self, key: Key) -> tuple[int, int]:
        grid, weights = self.grid, self.weights
        if key.term is Term.CADENCE:
            return weights.cadence, grid.problem.limits.cadence_least
        if key.who not in grid.points:
            return 0, 0
        match key.term:
            case Term.COVER:
                return weights.cover, 1
            case Term.SHARE:
                return weights.share, grid.targets[key.who]
            case Term.NEED:
                return weights.need * grid.points[key.who], 1
        return 0, 0

    def change(self, meeting: Meeting, place: Place) -> int:
        """What it costs to take the row from where it stands."""
        weights = self.weights
        moved = weights.region_change if place.region != meeting.region else 0
        until = self.grid.until(meeting, place.day)
        away = max((meeting.first - place.day).days, (until - meeting.last).days, 0)
        if meeting.day is None:
            inside = 0 if away == 0 else weights.day_change
            return moved + inside + weights.week_away * -(-away // 7)
        if place.day == meeting.day:
            return moved
        return moved + weights.day_change + weights.week_away * -(-away // 7)


class Tally:
    """A plan being made: meetings are put in and taken out, the score is kept."""

    def __init__(self, measure: Measure) -> None:
        self.measure = measure
        self.counts: Counter[Key] = Counter()
        self.places: dict[int, Place] = {}
        self.score = sum(measure.cost(key, 0) for key in measure.standing_keys())

    def put(self, meeting: Meeting, place: Place) -> None:
        """Count a meeting in."""
        self.score += self.gain(meeting, place)
        self.counts.update(self.measure.keys(meeting, place))
        self.places[meeting.key] = place

    def take(self, meeting: Meeting) -> Place:
        """Count a meeting out; answers where it was."""
        place = self.places.pop(meeting.key)
        self.counts.subtract(self.measure.keys(meeting, place))
        self.score -= self.gain(meeting, place)
        return place

    def gain(self, meeting: Meeting, place: Place) -> int:
        """What the score would grow by."""
        price, counts = self.measure.price, self.counts
        total = self.measure.change(meeting, place)
        for key in self.measure.keys(meeting, place):
            cost, count = price(key).of, counts[key]
            total += cost(count + 1) - cost(count)
        return total


def tally_of(grid: Grid, plan: Iterable[tuple[int, Place]]) -> Tally:
    """The tally of a plan."""
    tally = Tally(Measure(grid))
    for key, place in plan:
        tally.put(grid.meetings[key], place)
    return tally


def score_of(grid: Grid, plan: Plan) -> int:
    """The score: less is better."""
    return tally_of(grid, plan.items()).score


def month_of(grid: Grid, number: int) -> date:
    """First day of the ``number``-th month of the period."""
    months = grid.problem.first.month - 1 + number
    return date(grid.problem.first.year + months // 12, months % 12 + 1, 1)
