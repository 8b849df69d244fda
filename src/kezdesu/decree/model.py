"""The law as values: norms, terms and duties. Everything is frozen; nothing here reads a file or a clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from kezdesu.common.trilingual import Trilingual


class Obliged(StrEnum):
    """Who is obliged by a norm."""

    CEB = "ceb"
    AB = "ab"
    GOVERNMENT = "go"
    AKIM = "akim"
    PA = "pa"
    NOBODY = "none"


class DutyState(StrEnum):
    """How a duty stands on a given day; the values are those of the public JSON."""

    UPCOMING = "upcoming"
    DUE = "due"
    MET = "met"
    MET_BY_ART_175 = "met_by_art_175"
    MET_LATE = "met_late"
    BOUNDARY = "boundary"
    OVERDUE = "overdue"
    MISSED = "missed"
    NOT_APPLICABLE = "not_applicable"

    @property
    def is_open(self) -> bool:
        """Something is still to be done."""
        return self in OPEN_STATES

    @property
    def is_breach(self) -> bool:
        """The decree was not kept, or was kept late."""
        return self in BREACHES

    @property
    def is_kept(self) -> bool:
        """Done, and not late (the disputed boundary day counts as not late)."""
        return self in KEPT_STATES


OPEN_STATES = frozenset({DutyState.UPCOMING, DutyState.DUE, DutyState.OVERDUE})
BREACHES = frozenset({DutyState.OVERDUE, DutyState.MISSED, DutyState.MET_LATE})
KEPT_STATES = frozenset({DutyState.MET, DutyState.MET_BY_ART_175, DutyState.BOUNDARY})


@dataclass(frozen=True, slots=True)
class CalendarDays:
    """So many calendar days after the anchor day. ``days`` names the value that holds the number."""

    days: str
    art_175: bool


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """So many working days after the anchor day. ``days`` names the value that holds the number."""

    days: str


@dataclass(frozen=True, slots=True)
class BeforeDay:
    """Before the next of the named days of the year. ``days`` names the value with the ``MM-DD`` list."""

    days: str


@dataclass(frozen=True, slots=True)
class AfterPeriod:
    """On a named day of a month after the period that holds the anchor day.

    ``period``, ``months`` and ``day`` name values: the period, how many months after it, and the day of that month.
    ``target`` is ``end`` (aim at the last day of the period) or ``due`` (aim at the named day itself).
    """

    period: str
    months: str
    day: str
    target: str
    art_175: bool


@dataclass(frozen=True, slots=True)
class WithinPeriod:
    """By the last day of the period that holds the anchor day. ``period`` names the value."""

    period: str


@dataclass(frozen=True, slots=True)
class BeforeEvent:
    """Before the event of the anchor day begins; the day before is the target."""


@dataclass(frozen=True, slots=True)
class AtEvent:
    """At the event itself, on the anchor day."""


@dataclass(frozen=True, slots=True)
class NoDay:
    """The norm names no day; ``reason`` says what it names instead."""

    reason: Trilingual


TermRule = CalendarDays | WorkingDays | BeforeDay | AfterPeriod | WithinPeriod | BeforeEvent | AtEvent | NoDay


UNNAMED = Trilingual("", "", "")


@dataclass(frozen=True, slots=True, eq=False)
class Norm:
    """One row of the clause table (or one term that runs alongside the decree).

    ``clause`` is the key of the row, ``cited`` how the edition itself numbers it, ``basis`` the sentence that names it.
    ``anchor_event`` names the event
    from which time runs and ``anchor`` is the sentence about it, with the slot ``{day}``. ``certain`` is false where
    the wording of the act was not at hand; ``note`` then says what was assumed.

    ``row`` is the row of the clause table whose part the norm plays: its own ``clause`` in the decree, another one in
    the act of another series. ``levels`` are the levels of bodies that it obliges (all, when empty); ``least`` names
    the value with the least number of meetings, which counts for each ``each`` (a ``district``) if that is given.
    ``label`` is what a reader is shown for a ``clause`` that is a name of ours and no number of the act; else empty.
    """

    clause: str
    cited: str
    basis: Trilingual
    obliged: Obliged
    exempt: str
    anchor_event: str
    anchor: Trilingual
    rule: TermRule
    unit: str
    evidence: str
    evidence_text: Trilingual
    title: Trilingual
    text: Trilingual
    valid_from: date
    valid_until: date | None
    certain: bool = True
    note: str = ""
    row: str = ""
    levels: frozenset[str] = frozenset()
    least: str = ""
    each: str = ""
    label: Trilingual = UNNAMED


@dataclass(frozen=True, slots=True)
class Term:
    """A computed term. All days are Almaty dates; the last second of the day still counts.

    ``target`` is the day to aim at, ``due`` the last day of the term, ``legal_due`` the last day after article 175 of
    the Civil Code (equal to ``due`` where it does not apply), ``boundary`` the named day itself of a "before" term.
    """

    norm: str
    anchor: date
    target: date
    due: date
    legal_due: date
    boundary: date | None
    why: Trilingual

    @property
    def last_day(self) -> date:
        """The last day that is not late: the boundary day if there is one, else ``legal_due``."""
        return self.boundary or self.legal_due


@dataclass(frozen=True, slots=True)
class Duty:
    """One cell of the duty register.

    ``subject`` is the code of what the duty is about (a visit, a quarter, a schedule); ``evidence`` are short
    references such as ``visit:M-2026-0147`` or an address. ``body`` is empty only for clause 8, which obliges nobody.
    ``row`` is the row of the clause table that the norm plays.
    """

    norm: str
    body: str
    subject: str
    edition: str
    anchor: date | None
    target: date | None
    due: date | None
    legal_due: date | None
    met_at: datetime | None
    state: DutyState
    why: Trilingual
    evidence: tuple[str, ...] = ()
    row: str = ""

    @property
    def key(self) -> tuple[str, str, str]:
        """Unique within a register: norm, body, subject."""
        return (self.norm, self.body, self.subject)
