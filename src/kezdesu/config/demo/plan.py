"""Which visits the demo year has, and which breaches of the decree are planted in it.

Everything is derived from the order of bodies and regions: the same plan at every run.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from kezdesu.decree.calendar import WorkingCalendar

YEAR = 2026
MONTHS = (2, 3, 4, 6, 7, 9, 10, 11)
"""Months of a body's eight visits: two in every quarter; the last ones lie ahead of late November."""


class Flaw(Enum):
    """A planted breach of one visit."""

    MISSED = auto()
    PUBLISHED_LATE = auto()
    PUBLISHED_BY_ART_175 = auto()
    NOT_PUBLISHED = auto()
    NO_BROADCAST = auto()
    QUARTER_EXCEEDED = auto()
    NO_NGO = auto()
    NO_BRIEFING = auto()
    NO_RECEPTION = auto()
    NO_POLL = auto()
    NO_ANALYSIS = auto()
    NO_LIAISON = auto()
    AKIM_ABSENT = auto()
    NO_NOTICE = auto()
    NO_COVERAGE = auto()
    POSTPONED = auto()
    CANCELLED = auto()


class Whose(Enum):
    """Whose duty a planted flaw breaks."""

    MINISTRY = auto()
    AKIMAT = auto()
    AUTHORISED = auto()


@dataclass(frozen=True, slots=True)
class Breach:
    """How a flaw shows in the duty register once it is over: the norm, whose, and the state."""

    norm: str
    state: str
    whose: Whose = Whose.MINISTRY


BREACHES: Mapping[Flaw, Breach] = {
    Flaw.MISSED: Breach("1", "missed"),
    Flaw.PUBLISHED_LATE: Breach("3.7b", "met_late"),
    Flaw.PUBLISHED_BY_ART_175: Breach("3.7b", "met_by_art_175"),
    Flaw.NOT_PUBLISHED: Breach("3.7b", "overdue"),
    Flaw.NO_BROADCAST: Breach("3.2", "missed"),
    Flaw.QUARTER_EXCEEDED: Breach("3.3", "missed"),
    Flaw.NO_NGO: Breach("3.6b", "missed"),
    Flaw.NO_BRIEFING: Breach("3.6c", "missed"),
    Flaw.NO_RECEPTION: Breach("3.6a", "missed"),
    Flaw.NO_POLL: Breach("3.5a", "missed"),
    Flaw.NO_ANALYSIS: Breach("3.5b", "missed"),
    Flaw.NO_LIAISON: Breach("3.4", "missed"),
    Flaw.AKIM_ABSENT: Breach("4.1", "missed", Whose.AKIMAT),
    Flaw.NO_NOTICE: Breach("4.2", "missed", Whose.AKIMAT),
    Flaw.NO_COVERAGE: Breach("5.1", "overdue", Whose.AUTHORISED),
}
"""What each flaw breaks. A visit postponed or cancelled with its reason breaks nothing."""


@dataclass(frozen=True, slots=True)
class PlannedVisit:
    """The ``number``-th visit (0–7) of the ``body_index``-th ministry."""

    body_index: int
    number: int
    region_index: int
    day: date
    by_deputy: bool
    flaws: frozenset[Flaw]


FLAWS: Mapping[tuple[int, int], Flaw] = {
    (1, 2): Flaw.MISSED,
    (1, 3): Flaw.PUBLISHED_LATE,
    (2, 4): Flaw.PUBLISHED_LATE,
    (3, 3): Flaw.NOT_PUBLISHED,
    (4, 1): Flaw.PUBLISHED_BY_ART_175,
    (5, 5): Flaw.NO_BROADCAST,
    (6, 3): Flaw.QUARTER_EXCEEDED,
    (7, 5): Flaw.QUARTER_EXCEEDED,
    (8, 2): Flaw.NO_NGO,
    (9, 4): Flaw.NO_BRIEFING,
    (10, 6): Flaw.NO_RECEPTION,
    (11, 1): Flaw.NO_POLL,
    (12, 3): Flaw.NO_ANALYSIS,
    (13, 5): Flaw.NO_LIAISON,
    (14, 0): Flaw.AKIM_ABSENT,
    (15, 6): Flaw.NO_NOTICE,
    (16, 4): Flaw.NO_COVERAGE,
    (17, 1): Flaw.POSTPONED,
    (18, 5): Flaw.POSTPONED,
    (6, 6): Flaw.CANCELLED,
}
BY_DEPUTY = (1, 3, 5, 6)
"""Numbers of the visits of every third ministry that a deputy makes: one in each quarter (6.3)."""
LATE_PROPOSER = 9
"""Sends its proposals on 3 December: met late (2.1)."""
BOUNDARY_PROPOSER = 12
"""Sends its proposals on 1 December itself: the disputed boundary day (2.1)."""
SILENT_QUARTER = (15, 2)
"""This ministry publishes no report for this quarter (3.7c)."""
LATE_QUARTER = (3, 1)
"""This one publishes its report late (3.7c)."""
LATE_LETTER, NO_LETTER = 4, 11
"""Regions whose akimats send the first half-year's letters late, or not at all (4.3)."""


def visits(
    bodies: int, regions: int, calendar: WorkingCalendar, year: int = YEAR
) -> tuple[PlannedVisit, ...]:
    """Eight visits of every ministry, spread over regions, months and weekdays; every region is visited."""
    return tuple(
        _visit(body, number, regions, calendar, year)
        for body in range(bodies)
        for number in range(len(MONTHS))
    )


def _visit(body: int, number: int, regions: int, calendar: WorkingCalendar, year: int) -> PlannedVisit:
    flaw = FLAWS.get((body, number)) if year == YEAR else None
    return PlannedVisit(
        body_index=body,
        number=number,
        region_index=(body * 3 + number * 7) % regions,
        day=_day(body, number, calendar, flaw, year),
        by_deputy=number in BY_DEPUTY and body % 3 == 0,
        flaws=frozenset({flaw} if flaw else ()),
    )


def _day(body: int, number: int, calendar: WorkingCalendar, flaw: Flaw | None, year: int) -> date:
    if flaw is Flaw.PUBLISHED_BY_ART_175:
        return date(year, 3, 11)
    month = MONTHS[number]
    if month == MONTHS[-1] and body % 2:
        return calendar.first_working(date(year, 12, 2 + body % 9))
    first = 23 if month == MONTHS[-1] else 3
    spread = 5 if month == MONTHS[-1] else 23
    return calendar.first_working(date(year, month, first + body * 5 % spread))
