"""One edition of the law: its dates, its values and its norms, ready to be asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from pathlib import Path

from kezdesu.common.trilingual import Trilingual
from kezdesu.decree.errors import UnknownNorm
from kezdesu.decree.model import Norm, Obliged
from kezdesu.decree.periods import Period

MAIN_SERIES = "863"
"""The series of packs of the decree itself; others stand beside it and are in force at the same time."""
MonthDay = tuple[int, int]
Content = int | bool | str | Fraction | Period | tuple[str, ...] | tuple[MonthDay, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Value:
    """One number, day, list or share of the law, with its clause, unit and validity.

    ``certain`` is false where the act names no such value or its text was not at hand; ``note`` says so.
    """

    key: str
    clause: str
    unit: str
    content: Content
    title: Trilingual
    valid_from: date
    valid_until: date | None
    certain: bool
    note: str

    def valid_on(self, day: date) -> bool:
        """Whether the value holds on ``day``."""
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)


@dataclass(frozen=True, slots=True, eq=False)
class Pack:
    """An edition of an act. ``values`` maps a key to its dated entries, oldest first.

    ``series`` is the family of its editions: of each series one edition is in force on a day. ``short`` says in a word
    who meets people by it.
    """

    edition: str
    series: str
    act_number: str
    act_date: date
    amended_by: str
    title: Trilingual
    short: Trilingual
    source: str
    note: str
    valid_from: date
    valid_until: date | None
    omits: frozenset[str]
    values: Mapping[str, tuple[Value, ...]]
    norms: Mapping[str, Norm]
    alongside: Mapping[str, Norm]
    folder: Path = field(repr=False)

    def valid_on(self, day: date) -> bool:
        """Whether the edition was in force on ``day``."""
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)

    def norm(self, key: str) -> Norm:
        """The clause ``key``, or the one that plays that row, or the term alongside; :class:`UnknownNorm` otherwise."""
        found = self.norms.get(key) or self.alongside.get(key) or self.playing(key)
        if found is None:
            raise UnknownNorm(f"{key!r} is no row of edition {self.edition}")
        return found

    def playing(self, row: str) -> Norm | None:
        """The first norm that plays a row of the clause table; None if the act has nothing of the kind."""
        return self.norms.get(row) or next((norm for norm in self.norms.values() if norm.row == row), None)

    def has(self, row: str) -> bool:
        """Whether the act has anything like that row of the clause table."""
        return self.playing(row) is not None

    def value(self, key: str, on: date | None = None) -> Value:
        """The value ``key`` as it stood on day ``on``; days outside the edition get its first or last entry."""
        entries = self.values[key]
        if len(entries) == 1 or on is None:
            return entries[-1]
        return next((entry for entry in reversed(entries) if entry.valid_from <= on), entries[0])

    def integer(self, key: str, on: date | None = None) -> int:
        """A whole number; the unit is that of the value."""
        content = self.value(key, on).content
        assert isinstance(content, int), key
        return content

    def fraction(self, key: str, on: date | None = None) -> Fraction:
        """A share between 0 and 1."""
        content = self.value(key, on).content
        assert isinstance(content, Fraction), key
        return content

    def period(self, key: str, on: date | None = None) -> Period:
        """A period of the calendar."""
        content = self.value(key, on).content
        assert isinstance(content, Period), key
        return content

    def word(self, key: str, on: date | None = None) -> str:
        """A single word: a slug, a role, one of the choices of the catalogue."""
        content = self.value(key, on).content
        assert isinstance(content, str), key
        return content

    def names(self, key: str, on: date | None = None) -> tuple[str, ...]:
        """A list of names, in the order of the pack."""
        content = self.value(key, on).content
        assert isinstance(content, tuple), key
        return tuple(str(item) for item in content)

    def month_days(self, key: str, on: date | None = None) -> tuple[MonthDay, ...]:
        """Named days of the year as (month, day), sorted."""
        content = self.value(key, on).content
        assert isinstance(content, tuple), key
        return tuple(item for item in content if not isinstance(item, str))

    def is_exempt(self, body: str, on: date | None = None) -> bool:
        """Whether clause 1 exempts the body with this slug."""
        return "exempt_bodies" in self.values and body in self.names("exempt_bodies", on)

    @property
    def exempt_bodies(self) -> frozenset[str]:
        """Slugs of the central executive bodies that clause 1 exempts."""
        return frozenset(self.names("exempt_bodies") if "exempt_bodies" in self.values else ())

    @property
    def presentation_share(self) -> Fraction:
        """The largest share of the planned time that a presentation may take (3.3); all of it if no act limits it."""
        return self.fraction("presentation_share") if "presentation_share" in self.values else Fraction(1)

    @property
    def amber_share(self) -> Fraction:
        """The share of the allowed presentation time at which the meter turns amber."""
        return self.fraction("amber_share") if "amber_share" in self.values else Fraction(1)

    @property
    def publication_days(self) -> int:
        """Calendar days for the publication after the visit (3.7b)."""
        return self.integer("publication_days")

    @property
    def publications(self) -> tuple[str, ...]:
        """The kinds of publication that 3.7b requires: ``results``, ``issues``, ``plan``."""
        return self.names("publications")

    @property
    def quarter_report_day(self) -> int:
        """Day of the month after the period on which the progress report is due (3.7c)."""
        return self.integer("report_day")

    @property
    def report_period(self) -> Period:
        """How often progress is reported (3.7c)."""
        return self.period("report_period")

    @property
    def schedule_period(self) -> Period:
        """The period that one schedule covers (2.1–2.3)."""
        return self.period("schedule_period")

    @property
    def draft_recipient(self) -> str:
        """Slug of the body that receives the draft schedule (2.2)."""
        return self.word("draft_recipient")

    @property
    def obliged_by_schedule(self) -> Obliged:
        """Who holds the meetings of the schedule: those whom row 1 obliges."""
        norm = self.playing("1")
        return norm.obliged if norm else Obliged.NOBODY

    @property
    def schedule_steps(self) -> tuple[str, ...]:
        """The steps towards a schedule: ``proposals``, ``draft`` (if somebody else approves it), ``approval``."""
        return self.names("schedule_steps")

    @property
    def comments_required(self) -> bool:
        """Whether comments under the broadcast must be open (3.2)."""
        return "comments_required" in self.values and bool(self.value("comments_required").content)

    @property
    def liaison_stages(self) -> tuple[str, ...]:
        """The stages of a visit that the authorised body must have seen (3.4)."""
        return self.names("liaison_stages") if "liaison_stages" in self.values else ()

    @property
    def appeal_days(self) -> int:
        """Working days for an appeal under the Administrative Procedural Code."""
        return self.integer("appeal_days")
