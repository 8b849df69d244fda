"""The duty register of a year: decree's pure function over the gathered facts, kept until something happens."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kezdesu.common import clock
from kezdesu.decree.duties import register as compute
from kezdesu.decree.model import Duty, DutyState
from kezdesu.journal.record import head
from kezdesu.oversight.gathering import gather
from kezdesu.terms import queries as terms

Cell = tuple[str, str]
"""A norm's clause and a body's slug."""


@dataclass(frozen=True)
class Register:
    """All duties of ``year`` as they stand on ``today``."""

    year: int
    today: date
    duties: tuple[Duty, ...]

    @cached_property
    def cells(self) -> Mapping[Cell, tuple[Duty, ...]]:
        """Duties by clause and body."""
        found: dict[Cell, list[Duty]] = {}
        for duty in self.duties:
            found.setdefault((duty.norm, duty.body), []).append(duty)
        return {cell: tuple(duties) for cell, duties in found.items()}

    def of_body(self, slug: str) -> tuple[Duty, ...]:
        """All duties of one body."""
        return tuple(duty for duty in self.duties if duty.body == slug)

    def of_subject(self, code: str) -> tuple[Duty, ...]:
        """All duties about one record, for instance a visit."""
        return tuple(duty for duty in self.duties if duty.subject == code)

    def counts(self) -> Counter[DutyState]:
        """How many duties stand in each state."""
        return Counter(duty.state for duty in self.duties)


_kept: dict[tuple[int, date, int, int], Register] = {}
KEPT_AT_MOST = 8


def register(year: int, *, today: date | None = None) -> Register:
    """The register of ``year`` on ``today`` (Almaty date, now by default).

    Kept in memory under the journal's last line: any act makes the next call compute it anew.
    """
    day = today or clock.today()
    calendar = terms.calendar()
    key = (year, day, head(), id(calendar))
    if key not in _kept:
        duties = tuple(compute(gather(year), today=day, year=year, calendar=calendar))
        while len(_kept) >= KEPT_AT_MOST:
            _kept.pop(next(iter(_kept)))
        _kept[key] = Register(year, day, duties)
    return _kept[key]


WORST = (
    DutyState.MISSED,
    DutyState.OVERDUE,
    DutyState.MET_LATE,
    DutyState.BOUNDARY,
    DutyState.DUE,
    DutyState.MET_BY_ART_175,
    DutyState.UPCOMING,
    DutyState.MET,
    DutyState.NOT_APPLICABLE,
)
"""From what needs a look first to what needs none."""


def worst(duties: tuple[Duty, ...]) -> DutyState:
    """The state that a cell of several duties shows."""
    states = {duty.state for duty in duties}
    return next(state for state in WORST if state in states)
