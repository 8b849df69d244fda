"""Why a row should move: what would be broken or lost if it stayed where it is, all else as in the plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kezdesu.planning.optimiser.grid import Grid
from kezdesu.planning.optimiser.hard import overlap
from kezdesu.planning.optimiser.problem import Meeting, Place, Plan
from kezdesu.planning.optimiser.score import Key, Tally, Term, month_of


class Why(StrEnum):
    """Kinds of reasons: broken rules first, then what the score counts, in its order."""

    DAY_OFF = "day_off"
    BUSY = "busy"
    CLASH = "clash"
    PAST = "past"
    OPEN = "open"
    COVER = "cover"
    CADENCE = "cadence"
    SHARE = "share"
    NEED = "need"
    WEEK = "week"
    PERSON = "person"
    MONTH = "month"
    NEAR = "near"


HARD = frozenset({Why.DAY_OFF, Why.BUSY, Why.CLASH, Why.PAST})


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason with its facts. ``points``: what it weighs in the score (0 for a broken rule).

    ``region`` KATO; ``day`` the day, the week or the month it speaks of; ``others`` rows it concerns; ``count`` and
    ``least`` how many there would be and how many should be.
    """

    why: Why
    points: int = 0
    region: str = ""
    body: str = ""
    day: date | None = None
    others: tuple[int, ...] = ()
    code: str = ""
    count: int = 0
    least: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """A row that the plan moves, or gives its day, with the reasons; never without one."""

    key: int
    old: Place | None
    new: Place
    reasons: tuple[Reason, ...]


def explained(grid: Grid, tally: Tally) -> tuple[Change, ...]:
    """Every row that stands elsewhere in the plan, with its reasons, the heaviest first."""
    rows = [grid.meetings[key] for key in sorted(tally.places)]
    return tuple(
        Change(row.key, grid.standing(row), tally.places[row.key], _reasons(grid, tally, row))
        for row in rows
        if is_change(grid, row, tally.places[row.key])
    )


def is_change(grid: Grid, meeting: Meeting, place: Place) -> bool:
    """Whether a person is asked about it: the row may be touched, and it stands elsewhere or has no day yet."""
    return grid.may_be_suggested(meeting) and grid.standing(meeting) != place


def _reasons(grid: Grid, tally: Tally, meeting: Meeting) -> tuple[Reason, ...]:
    new = tally.take(meeting)
    try:
        found = [
            reason for place in _instead(meeting, new) for reason in _lost(grid, tally, meeting, new, place)
        ]
    finally:
        tally.put(meeting, new)
    if meeting.day is None:
        found.insert(0, Reason(Why.OPEN, day=new.day, region=new.region))
    once = {(reason.why, reason.region, reason.body): reason for reason in reversed(found)}
    order = list(Why)
    return tuple(
        sorted(
            once.values(),
            key=lambda one: (one.why not in HARD, one.why is Why.OPEN, -one.points, order.index(one.why)),
        )
    )


def _instead(meeting: Meeting, new: Place) -> Iterator[Place]:
    """Places to compare with: only the day put back, only the region, both."""
    day = meeting.day or new.day
    choices = [Place(new.region, day), Place(meeting.region, new.day), Place(meeting.region, day)]
    yield from dict.fromkeys(place for place in choices if place != new)


def _lost(grid: Grid, tally: Tally, meeting: Meeting, new: Place, place: Place) -> list[Reason]:
    broken = list(broken_rules(grid, tally.places, meeting, place.day)) if place.day != new.day else []
    measure, counts = tally.measure, tally.counts
    here, there = set(measure.keys(meeting, new)), set(measure.keys(meeting, place))
    losses: dict[Key, int] = {}
    for key in here ^ there:
        step = measure.cost(key, counts[key] + 1) - measure.cost(key, counts[key])
        loss = step if key in there else -step
        if loss > 0:
            losses[key] = loss
    return broken + [_spoken(grid, tally, key, loss) for key, loss in _waits_joined(losses).items()]


def _waits_joined(losses: dict[Key, int]) -> dict[Key, int]:
    """The months that a region would wait longer, as one loss at the last of them."""
    waits = [key for key in losses if key.term is Term.NEED]
    joined = {key: loss for key, loss in losses.items() if key.term is not Term.NEED}
    for region in sorted({key.who for key in waits}):
        own = [key for key in waits if key.who == region]
        joined[max(own, key=lambda key: key.when)] = sum(losses[key] for key in own)
    return joined


def broken_rules(grid: Grid, places: Plan, meeting: Meeting, day: date) -> Iterator[Reason]:
    """The hard rules that the row would break on that day."""
    if day < grid.problem.earliest:
        yield Reason(Why.PAST, day=day)
    if not grid.is_worked(meeting, day):
        yield Reason(Why.DAY_OFF, day=grid.first_free(meeting, day))
    busy = grid.busy_with(meeting, day)
    if busy is not None:
        yield Reason(Why.BUSY, day=max(day, busy.first), code=busy.what)
    others = tuple(
        key
        for key, place in places.items()
        if key != meeting.key
        and grid.meetings[key].person == meeting.person
        and overlap(grid, meeting.key, day, key, place.day)
    )
    if others:
        yield Reason(Why.CLASH, day=day, others=others)


def _spoken(grid: Grid, tally: Tally, key: Key, loss: int) -> Reason:
    """A loss in the score as a reason with its facts."""
    why = Why(key.term.value)
    count = tally.counts[key]
    match key.term:
        case Term.COVER | Term.SHARE:
            return Reason(why, loss, region=key.who, count=count, least=grid.targets.get(key.who, 1))
        case Term.NEED:
            after = key.when + 1
            first = month_of(grid, after) if after < grid.months and tally.counts[_at(key, after)] else None
            return Reason(why, loss, region=key.who, day=first)
        case Term.CADENCE:
            months = key.when * grid.problem.limits.cadence_months
            return Reason(why, loss, body=key.who, day=month_of(grid, months), count=count)
        case Term.MONTH:
            return Reason(why, loss, day=month_of(grid, key.when), count=count + 1, least=grid.month_cap)
    monday = date.fromordinal(key.when * 7 + 1)
    region = "" if key.term is Term.PERSON else key.who
    return Reason(why, loss, region=region, day=monday, others=_in(tally, key))


def _at(key: Key, when: int) -> Key:
    return Key(key.term, key.who, when)


def _in(tally: Tally, key: Key) -> tuple[int, ...]:
    """The rows that count in ``key``."""
    grid, measure = tally.measure.grid, tally.measure
    rows = tally.places.items()
    return tuple(sorted(one for one, place in rows if key in measure.keys(grid.meetings[one], place)))


def heaviest(reasons: Sequence[Reason]) -> Reason:
    """The reason to name when there is room for one."""
    return reasons[0]
