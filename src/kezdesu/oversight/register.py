"""The duty register of a year: decree's pure function over the gathered facts, kept until something happens."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar
from uuid import uuid4

from django.core.cache import cache

from kezdesu.common import clock
from kezdesu.decree.calendar import WorkingCalendar, standard_calendar
from kezdesu.decree.duties import register as compute
from kezdesu.decree.facts import Facts
from kezdesu.decree.model import Duty, DutyState, Norm
from kezdesu.decree.pack import MAIN_SERIES, Pack
from kezdesu.journal.record import head
from kezdesu.oversight.gathering import gather
from kezdesu.terms import queries as terms

Cell = tuple[str, str]
"""A norm's clause and a body's slug."""
T = TypeVar("T")


@dataclass(frozen=True)
class Register:
    """All duties of ``year`` as they stand on ``today`` by ``calendar``."""

    year: int
    today: date
    calendar: WorkingCalendar
    duties: tuple[Duty, ...]

    @cached_property
    def cells(self) -> Mapping[Cell, tuple[Duty, ...]]:
        """Duties by clause and body."""
        found: dict[Cell, list[Duty]] = {}
        for duty in self.duties:
            found.setdefault((duty.norm, duty.body), []).append(duty)
        return {cell: tuple(duties) for cell, duties in found.items()}

    @cached_property
    def by_key(self) -> Mapping[tuple[str, str, str], Duty]:
        """Duties by norm, body and subject."""
        return {duty.key: duty for duty in self.duties}

    def of_body(self, slug: str) -> tuple[Duty, ...]:
        """All duties of one body."""
        return tuple(duty for duty in self.duties if duty.body == slug)

    def of_norm(self, clause: str) -> tuple[Duty, ...]:
        """All duties of one row of the clause table."""
        return tuple(duty for duty in self.duties if duty.norm == clause)

    def of_subject(self, code: str) -> tuple[Duty, ...]:
        """All duties about one record, for instance a visit."""
        return tuple(duty for duty in self.duties if duty.subject == code)

    def counts(self) -> Counter[DutyState]:
        """How many duties stand in each state."""
        return Counter(duty.state for duty in self.duties)


class _Shelf:
    """The few results made last, under their keys."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.kept: OrderedDict[object, object] = OrderedDict()

    def get(self, key: object, make: Callable[[], T]) -> T:
        """What stands under ``key``, made now when it is not there."""
        if key not in self.kept:
            made = make()
            self.kept[key] = made
            while len(self.kept) > self.size:
                self.kept.popitem(last=False)
            return made
        return self.kept[key]  # type: ignore[return-value]


_registers = _Shelf(8)
_facts = _Shelf(4)
_GENERATION = "oversight.register"


def register(year: int, *, today: date | None = None, calendar: WorkingCalendar | None = None) -> Register:
    """The register of ``year`` on ``today`` (Almaty date, now by default) by the calendar in force.

    Kept in memory under the journal's last line: any act makes the next call compute it anew.
    """
    day = today or clock.today()
    days = calendar or terms.calendar()
    journal = (_generation(), head())
    return _registers.get((journal, year, day, id(days)), lambda: _draw(year, day, days, journal))


def before_edits(year: int, *, today: date | None = None) -> Register | None:
    """The register as it would stand without the operator's edits of the calendar; None when there are none.

    What differs between the two is what an edit recomputed: the old day stays visible, with its old reason.
    """
    if terms.calendar() is standard_calendar():
        return None
    return register(year, today=today, calendar=standard_calendar())


def owed(bodies: Collection[str], *, today: date | None = None) -> tuple[Duty, ...]:
    """What these bodies (slugs) still owe, of last, this and next year, the earliest due day first."""
    day = today or clock.today()
    years = (day.year - 1, day.year, day.year + 1)
    found = [duty for year in years for duty in register(year, today=day).duties]
    mine = [duty for duty in found if duty.body in bodies and duty.state.is_open]
    return tuple(sorted(mine, key=lambda duty: (duty.due or date.max, duty.key)))


def law_of(year: int) -> Pack:
    """The rule pack of the decree that the register of ``year`` speaks by: the one in force on its last day."""
    return terms.law_at(date(year, 12, 31), MAIN_SERIES)


def norms_of(year: int) -> Mapping[str, Norm]:
    """Every norm that the register of ``year`` speaks by: the decree's, then those of the acts beside it."""
    packs = (law_of(year), *terms.packs_in_force(date(year, 12, 31)))
    return {clause: norm for pack in packs for clause, norm in pack.norms.items()}


def forget() -> None:
    """Make every process draw its registers anew, though the journal is the same (after a restore)."""
    cache.delete(_GENERATION)


def _generation() -> str:
    return str(cache.get_or_set(_GENERATION, lambda: uuid4().hex, None))


def _draw(year: int, today: date, calendar: WorkingCalendar, journal: object) -> Register:
    facts: Facts = _facts.get((journal, year), lambda: gather(year))
    return Register(year, today, calendar, tuple(compute(facts, today=today, year=year, calendar=calendar)))


WORST = (
    DutyState.MISSED,
    DutyState.OVERDUE,
    DutyState.MET_LATE,
    DutyState.BOUNDARY,
    DutyState.DUE,
    DutyState.MET_BY_ART_175,
    DutyState.MET,
    DutyState.UPCOMING,
    DutyState.NOT_APPLICABLE,
)
"""From what needs a look first to what needs none."""


def worst(duties: Collection[Duty]) -> DutyState:
    """The state that a cell of several duties shows."""
    states = {duty.state for duty in duties}
    return next(state for state in WORST if state in states)
